import { TemplateFact, templateFact } from "../templateFact";

const console = "LS unit test_template_mapping.py (PR #12774: tried in the AWS console)";
const bodies = "LS test_apigateway_common.py::test_input_body_formatting (recorded)";
const reference = "DG, Mapping template reference ($util Variables)";

const facts: TemplateFact[] = [
    {
        id: "V15",
        title: "urlEncode writes a space as +",
        source: bodies,
        template: "EncodedBody=$util.urlEncode($input.body)&EncodedBodyAccess=$util.urlEncode($input.body.some)",
        body: '{"some": "value"}',
        renders: "EncodedBody=%7B%22some%22%3A+%22value%22%7D&EncodedBodyAccess=",
    },
    {
        id: "V64",
        title: "urlEncode of a request without a body encodes an empty object",
        source: bodies,
        template: "$util.urlEncode($input.body)",
        renders: "%7B%7D",
    },
    {
        id: "V16",
        title: "each utility gives nothing for what is not there",
        source: bodies,
        template:
            "[$util.urlEncode($input.path('$.none'))][$util.urlDecode($input.path('$.none'))][$util.base64Encode($none)][$util.base64Decode($none)][$util.parseJson($none)][$util.none('x')]",
        renders: "[][][][][][]",
    },
    {
        id: "V20",
        title: "urlEncode encodes what is none of Java's URLEncoder's own characters",
        source: console,
        template: `$util.urlEncode("x=a+b") $util.urlEncode("-_.*~!'()é")`,
        renders: "x%3Da%2Bb -_.*%7E%21%27%28%29%C3%A9",
    },
    {
        id: "V21",
        title: "urlDecode reads + as a space",
        source: console,
        template: `$util.urlDecode("x=a+b%2B%C3%A9")`,
        renders: "x=a b+é",
    },
    {
        id: "V22",
        title: "base64Encode and base64Decode undo each other",
        source: reference,
        template: "$util.base64Encode('hié') $util.base64Decode($util.base64Encode('hié'))",
        renders: "aGnDqQ== hié",
    },
    {
        id: "V23",
        title: "escapeJavaScript escapes ' as well, which is no JSON",
        source: `${reference}; shep #52; SAM #1895`,
        template: "$util.escapeJavaScript($input.path('$.t'))",
        body: '{"t":"it\'s \\"q\\" \\n"}',
        renders: `it\\'s \\"q\\" \\n`,
    },
    {
        id: "V25",
        title: "the guide's replaceAll makes JSON of it again",
        source: `${reference}; shep #52`,
        template: `$util.escapeJavaScript($input.path('$.t')).replaceAll("\\\\'","'")`,
        body: `{"t":"it's o'clock"}`,
        renders: "it's o'clock",
    },
    {
        id: "V74",
        title: "escapeJavaScript of $input.json makes a text that JSON can hold",
        source: console,
        template: `$util.escapeJavaScript($input.json('$.message')) $util.escapeJavaScript($input.json('$.none'))`,
        body: '{"message":"foobar"}',
        renders: `\\"foobar\\" \\"\\"`,
    },
    {
        id: "V73",
        title: "parseJson gives values with members and places",
        source: `${reference}; LS unit test_template_mapping.py`,
        template: `#set($o = $util.parseJson('{"key1":"var1","key2":{"arr":[1,2,3]}}'))$o.key2.arr[0] $o["key1"] $util.parseJson('[1,2]').size() $util.parseJson('"text"')`,
        renders: "1 var1 2 text",
    },
    {
        id: "V60",
        title: "replaceAll, matches and split take regular expressions of Java's, replace a plain text",
        source: "Java's String, which the guide names for templates",
        template: String.raw`#set($s = $input.path('$.s'))$s.replaceAll('(\w)\.', '$1\$') $s.replace('.', '-') $s.split('\.').size() $s.matches('[a-c.]+') $s.matches('a') $s.replaceFirst('\p{Alpha}', '<$0>')`,
        body: '{"s":"a.b.c."}',
        renders: "a$b$c$ a-b-c- 3 true false <a>.b.c.",
    },
    {
        id: "V60b",
        title: "regular expressions may look around, refer back and name what they find",
        source: "Java's Pattern",
        template: String.raw`#set($s = "a1b22_aa")$s.replaceAll('(?<=[a-z])[0-9]', '#') $s.replaceAll('([a-z])\1', '<$1>') $s.replaceAll('(?<n>[0-9]+)', '[${"${n}"}]') $s.replaceAll('(?!a)[a-z]', '-') $s.replaceAll('\Q_\E|\x31', '.') $s.matches('(?i)A1.*(?=a)a')`,
        renders: "a#b#2_aa a1b22_<a> a[1]b[22]_aa a1-22_aa a.b22.aa true",
    },
    {
        id: "V69",
        title: "texts have Java's methods",
        source: "Java's String",
        template: `#set($s = " Ab-ab ")[$s.trim()] $s.length() $s.trim().substring(1, 4) $s.indexOf("ab") $s.lastIndexOf("b") $s.trim().toUpperCase() $s.trim().toLowerCase().startsWith("ab") $s.endsWith("b") $s.trim().equalsIgnoreCase("AB-AB") $s.charAt(1) $s.isEmpty() $s.trim().concat("!") $s.compareTo("!") $s.trim().hashCode() $s.contains("b-a")`,
        renders: "[Ab-ab] 7 b-a 4 5 AB-AB true false true A false Ab-ab! -1 62994733 true",
    },
    {
        id: "V69b",
        title: "a text formats values as Java's String.format, and gives nothing where that throws",
        source: "Java's Formatter",
        template: `#set($s = "")[$s.format("%s-%03d|%5d|%-4d|%,d|%+d", "x", 7, 42, 42, 1234567, 3)] $s.format("%.2f %f %S %b %x %%", 1.005, 2.5, "up", true, 255) $s.format('%2$s%1$s', "a", "b") [$s.format("%d", "x")][$s.format("%s")][$s.format("%s", $nope)]`,
        renders: "[x-007|   42|42  |1,234,567|+3] 1.01 2.500000 UP true ff % ba [][][null]",
    },
];

/** What `$util` and the methods of texts give. */
export const templatesUtilFacts = facts.map(templateFact);
