import { TemplateFact, templateFact } from "../templateFact";

const guide = "Apache Velocity 1.7, User Guide";
const console = "LS unit test_template_mapping.py (PR #12774: tried in the AWS console)";
const loop = `#define($loop){#foreach($e in $map.keySet())"$e":"$map.get($e)"#if($foreach.hasNext),#end#end}#end`;

const facts: TemplateFact[] = [
    {
        id: "V83",
        title: "a reference without a value prints nothing, with members and methods too",
        source: "toqoz/api-gateway-mapping-template #5, PR #4; LS test_input_path_template_formatting",
        template: "[$none][${none}][$none.a.b][$none.get('x').y()][$none[0]][$!none]",
        renders: "[][][][][][]",
    },
    {
        id: "V29",
        title: "$foreach knows the count, the place and whether there is a next one",
        source: guide,
        template:
            "#foreach($i in $input.path('$.l'))$foreach.count/$foreach.index/$velocityCount:$i#if($foreach.hasNext),#end#end",
        body: '{"l":["a","b"]}',
        renders: "1/0/1:a,2/1/2:b",
    },
    {
        id: "V75",
        title: "#break leaves a loop; a loop over a map goes through its values, one over nothing not at all",
        source: guide,
        template: `#foreach($i in [1..5])#if($i == 3)#break#end$i#end #foreach($v in {"a":1,"b":2})$v#end #foreach($x in $none)x#end|`,
        renders: "12 12 |",
    },
    {
        id: "V31",
        title: "lists have Java's methods",
        source: guide,
        template: `#set($l = ["a","b"])$l.add("c") $l.size() $l.get(0) $l[1] $l.contains("c") $l.indexOf("b") $l.isEmpty() $l.remove(0) $l.subList(0, 1) $l [$l.get(9)][$l[9]] #set($l[0] = "z")$l`,
        renders: "true 3 a b true 1 false a [b] [b, c] [][][z, c]",
    },
    {
        id: "V34",
        title: "maps have Java's methods, and print nothing where Java gives null",
        source: "LS test_apigateway_integrations.py::test_integration_mock_with_vtl_map_assignation; Java's Map",
        template: `#set($m = {"k":"v"})[$m.put("k2","v2")]$m.k2 $m.get("k") $m["k"] $m.containsKey("k") $m.containsValue("v2") $m.size() $m.keySet() $m.values() $m.entrySet() $m.getOrDefault("x", "d") $m.remove("k") $m.isEmpty() #set($m.x = 1)#set($m["y"] = 2)$m`,
        renders: "[]v2 v v true true 2 [k, k2] [v, v2] [k=v, k2=v2] d v false{k2=v2, x=1, y=2}",
    },
    {
        id: "V59",
        title: "the entries of a map have a key and a value",
        source: "Java's Map.Entry",
        template: "#foreach($e in $input.path('$').entrySet())$e.key=$e.value;$e.getKey()=$e.getValue()#end",
        body: '{"k":"v"}',
        renders: "k=v;k=v",
    },
    {
        id: "V40",
        title: "stage variables are read by name, in brackets and in braces; one that is not there prints nothing",
        source: "DG, stage variables reference; LS test_apigw_stage_variables",
        template:
            "$stageVariables.v $stageVariables['v'] ${stageVariables['v']}${stageVariables.v}[$stageVariables.none]",
        stageVariables: { v: "one" },
        renders: "one one oneone[]",
    },
    {
        id: "V52",
        title: "a field of $context that the request has not prints nothing",
        source: "LS test_lambda_aws_proxy_integration (null); toqoz/api-gateway-mapping-template #5",
        template: "[$context.identity.caller][$context.authorizer.principalId][$context.none.more]",
        renders: "[][][]",
    },
    {
        id: "V35",
        title: "$context can be read in brackets",
        source: "LS test_integration_mock_with_vtl_map_assignation",
        template: `#if($context["requestId"] == $context.requestId)same#end $context.stage $context["httpMethod"]`,
        renders: "same dev GET",
    },
    {
        id: "V61",
        title: "a #define is rendered where it is used",
        source: console,
        template: `${loop}#set($map = $input.params().querystring)$loop|#set($map = $stageVariables)$loop`,
        query: "?a=1",
        stageVariables: { v: "one" },
        renders: '{"a":"1"}|{"v":"one"}',
    },
    {
        id: "V62",
        title: "a loop over what is not there is empty",
        source: console,
        template: `${loop}#set($map = $context.authorizer)$loop`,
        renders: "{}",
    },
    {
        id: "V44",
        title: "integers are divided as Java's; a Double makes a Double",
        source: guide,
        template:
            "#set($a = 7 / 2)$a #set($a = 7.0 / 2)$a #set($a = -7 % 3)$a #set($a = 2 + 3 * 4)$a #set($a = 1 / 0)$a",
        renders: "33.5-11414",
    },
    {
        id: "V76",
        title: "ranges go up and down",
        source: guide,
        template: "#foreach($i in [1..3])$i#end #foreach($i in [2..-1])$i #end",
        renders: "123 2 1 0 -1 ",
    },
    {
        id: "V77",
        title: "conditions: what is there is true, an empty text too; words stand for operators",
        source: `${guide}; qiita.com/hellscare/items/e0ba2e971be71f49ad54 (templates test the length of an empty parameter)`,
        template: `#if("")a#end#if($input.params('none'))b#end#if(!$none)c#end#if(false)d#elseif(1 lt 2 and not false)e#else f#end#if("1" == 1)g#end#if(1 == 1.0)h#end#if("a" ne "b" || $none.x)i#end`,
        renders: "abceghi",
    },
    {
        id: "V79",
        title: "macros take arguments, and call each other",
        source: guide,
        template: "#macro(inner $x)[$x]#end#macro(outer $a $b)#inner($a)#inner($b)#end#outer('one' $context.stage)",
        renders: "[one][dev]",
    },
    {
        id: "V80",
        title: "quotes: double ones have references in them, single ones not; each is doubled in its own",
        source: guide,
        template: `#set($n = "x")#set($a = "$n ${"${n}"}y ""q""")#set($b = '$n ''q''')$a $b`,
        renders: `x xy "q" $n 'q'`,
    },
    {
        id: "V46",
        title: "what is no reference and no directive is text",
        source: guide,
        template: '#[[$foo #if]]# $5.00 $.x #foo #5 {"a":"#"} $ a@b.c',
        renders: '$foo #if $5.00 $.x #foo #5 {"a":"#"} $ a@b.c',
    },
    {
        id: "V46b",
        title: "comments are left out, with the end of their line",
        source: guide,
        template: "a## to the end\nb#* in\nbetween *#c",
        renders: "abc",
    },
    {
        id: "V81",
        title: "directives take the end of their line with them, and #set the blanks before it",
        source: `${guide}; velocity-engine, space.gobbling=bc`,
        template: "a\n  #set($x = 1)\n#if($x)\nb\n#end\nc",
        renders: "a\nb\nc",
    },
    {
        id: "V70",
        title: "#set leaves a variable as it was where the value is missing",
        source: `${guide}, References (“it will not be assigned”)`,
        template: "#set($x = 'before')#set($x = $none)$x",
        renders: "before",
    },
    {
        id: "V65",
        title: "overrides of the request are maps, to set and to read",
        source: "LS test_integration_mock_with_vtl_map_assignation (recorded)",
        template: `#set($n = "foo")#set($context.requestOverride.querystring[$n] = "bar")$context.requestOverride.querystring.put("putfoo", "putBar")#set($context["requestOverride"].querystring["nestedfoo"] = "nestedFoo")$context.requestOverride.querystring`,
        renders: "{foo=bar, putfoo=putBar, nestedfoo=nestedFoo}",
    },
    {
        id: "V36",
        title: "a list is filled by add, whose result is no text where it is set to a variable",
        source: guide,
        template: '#set($l = [])#set($d = $l.add("a"))#set($d = $l.add("b"))$l.size() $d',
        renders: "2 true",
    },
    {
        id: "V37",
        title: "a block sees what a variable is where the block is used",
        source: console,
        template: '#define($b)Hi $n#end#set($n = "Bob")$b#set($n = "Eve") $b',
        renders: "Hi Bob Hi Eve",
    },
    {
        id: "V38",
        title: "what toString() gives has the methods of texts",
        source: "LS tests/aws/files/response-template.vm",
        template: `#if($input.path('$').toString().contains("bar"))yes#end`,
        body: '{"foo":"bar"}',
        renders: "yes",
    },
    {
        id: "V43",
        title: "$context tells the request's method, stage, resource and path",
        source: "DG, context variables",
        template: "$context.httpMethod $context.stage $context.resourcePath $context.path $context.protocol",
        renders: "GET dev /things/{id} /dev/things/a%20b HTTP/1.1",
    },
    {
        id: "V49",
        title: "a boolean prints as a word, and decides",
        source: "LS test_input_path_template_formatting",
        template: "$input.path('$.t') $input.path('$.f')#if($input.path('$.f'))no#end#if($input.path('$.t'))yes#end",
        body: '{"t":true,"f":false}',
        renders: "true falseyes",
    },
    {
        id: "V67",
        title: "a loop over $stageVariables.keySet() goes through all of them",
        source: "LS test_apigateway_basic.py (the console's passthrough template)",
        template:
            "#foreach($k in $stageVariables.keySet())$k=$util.escapeJavaScript($stageVariables.get($k))#if($foreach.hasNext),#end#end",
        stageVariables: { v: "one", w: "it's" },
        renders: "v=one,w=it\\'s",
    },
];

/** How a template is read. */
export const templatesLanguageFacts = facts.map(templateFact);
