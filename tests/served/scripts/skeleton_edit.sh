set -euo pipefail
aws apigatewayv2 create-route --generate-cli-skeleton > r.json
id=$(aws apigatewayv2 create-api --name sk --protocol-type HTTP --query ApiId --output text)
python3 - $id <<'P'
import json,sys
d=json.load(open("r.json")); json.dump({"ApiId":sys.argv[1],"RouteKey":"GET /sk","OperationName":"op"},open("r2.json","w")); print(sorted(d))
P
aws apigatewayv2 create-route --cli-input-json file://r2.json --query '[RouteKey,OperationName]' --output text
aws apigatewayv2 get-route --generate-cli-skeleton input
aws apigatewayv2 delete-route --generate-cli-skeleton
