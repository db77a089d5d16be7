set -euo pipefail
s(){ "$@" >out 2>err && c=0 || c=$?; echo "$c $(head -c 200 out) $(grep -o 'An error occurred.*' err || true)"; }
s aws apigatewayv2 get-api --api-id nope000000
s aws apigatewayv2 delete-api --api-id nope000000
s aws apigatewayv2 create-route --api-id nope000000 --route-key 'GET /'
s aws apigatewayv2 create-api --name "" --protocol-type HTTP
s aws apigatewayv2 create-api --name "$(printf 'x%.0s' {1..129})" --protocol-type HTTP
s aws apigatewayv2 get-apis --starting-token bogus
s aws apigatewayv2 get-apis --query 'Items[0'
s aws apigatewayv2 create-api --cli-input-json '{bad'
s aws apigatewayv2 create-api --cli-input-json file:///nonexistent
s aws apigatewayv2 create-api --name x --protocol-type HTTP --cors-configuration '{"MaxAge": "x"}'
s aws apigatewayv2 create-api --name x --protocol-type HTTP --tags '{"a": 1}'
s aws apigatewayv2 create-api --name x --protocol-type HTTP --cors-configuration Nope=1
s aws apigatewayv2 create-integration --api-id nope000000 --integration-type HTTP --timeout-in-millis 10
