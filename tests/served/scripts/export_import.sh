set -euo pipefail
cat > api.yaml <<'Y'
openapi: "3.0.1"
info: {title: pets, version: "1.0"}
paths:
  /pets:
    get:
      responses: {default: {description: ok}}
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", payloadFormatVersion: "1.0"}
  /pets/{id}:
    get:
      responses: {default: {description: ok}}
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: "https://example.com/pets/{id}", payloadFormatVersion: "1.0"}
Y
id=$(aws apigatewayv2 import-api --body file://api.yaml --query ApiId --output text)
aws apigatewayv2 get-routes --api-id $id --query 'sort(Items[].RouteKey)' --output text
aws apigatewayv2 create-stage --api-id $id --stage-name dev --auto-deploy --query AutoDeploy
aws apigatewayv2 export-api --api-id $id --output-type JSON --specification OAS30 out.json
python3 -c 'import json;d=json.load(open("out.json"));print(d["openapi"],sorted(d["paths"]),d["info"]["title"])'
aws apigatewayv2 export-api --api-id $id --output-type YAML --specification OAS30 --stage-name dev --no-include-extensions out.yaml; grep -c amazon out.yaml || true
sed -i 's/pets/cats/g' api.yaml; aws apigatewayv2 reimport-api --api-id $id --body file://api.yaml --query '[Name,Version]' --output text
aws apigatewayv2 get-routes --api-id $id --query 'sort(Items[].RouteKey)' --output text
aws apigatewayv2 import-api --body '{"nope": 1}' --fail-on-warnings || echo "status $?"
