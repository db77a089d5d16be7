set -euo pipefail
for n in b a c; do aws apigatewayv2 create-api --name $n --protocol-type HTTP --tags z=$n,y=1 --query Name --output text; done
q(){ echo "# $1"; aws apigatewayv2 get-apis --query "$1" --output "${2:-json}"; }
q 'Items[].Name|sort(@)'; q 'max_by(Items,&Name).Name'; q 'reverse(sort_by(Items,&Name))[].Name'; q 'join(`,`,sort(Items[].Name))' text
q 'Items[?Tags.z==`a`].Name|[0]'; q "Items[?contains(Name,'b')].{n:Name,\"t g\":Tags}"; q 'keys(Items[0].Tags)'; q 'values(Items[0].Tags)' text
q 'Items[?!Description].Name' text; q 'Items[::-1].Name'; q 'Items[-1:].Name'; q 'to_string(Items[0].Tags)'; q 'type(Items)'; q 'length(@)'
q 'Items[*].not_null(Description,Name)'; q 'map(&[Name,ProtocolType],Items)' text; q 'Items[].[Name,Tags.z][]' ; q 'merge(Items[0].Tags,{q:`1`})'
q 'Items[?Name==`a` || Name==`b`].Name' text; q 'Items[?Name!=`a` && Name!=`b`]|[0].Name' text; q "Items[?Name=='zz']|[0].Name" text; q "Items[?Name=='zz']" text; q 'ends_with(Items[0].Name,`b`)' text
q 'Items[].Tags.*' ; q 'Items[].Tags.*' text; q '[Items[0].Name,`[1,2]`,`{"a":1}`]'; q "starts_with(Items[0].Name,'b')"; q 'sum(Items[].length(Name))'; q 'avg([`1`,`2`])'; q 'to_number(`"3"`)'; q 'to_array(`1`)'
