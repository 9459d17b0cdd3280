import { describeFacts } from "./recordedFacts";

describeFacts("Mapping templates, $input");
describeFacts("Mapping templates, $util and texts");
describeFacts("Mapping templates, the language");
