import { templatesInputFacts } from "../../fidelity/facts/templatesInput";
import { templatesLanguageFacts } from "../../fidelity/facts/templatesLanguage";
import { templatesUtilFacts } from "../../fidelity/facts/templatesUtil";
import { describeFacts } from "./recordedFacts";

describeFacts("Mapping templates, $input", templatesInputFacts);
describeFacts("Mapping templates, $util and texts", templatesUtilFacts);
describeFacts("Mapping templates, the language", templatesLanguageFacts);
