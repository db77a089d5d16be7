set -euo pipefail
cat > in.json <<'J'
{"Name": "from-file", "ProtocolType": "HTTP", "Description": "a \"quoted\" é", "Tags": {"k with space": "v=1,2", "é": "ü"},
 "CorsConfiguration": {"AllowOrigins": ["https://a.example", "https://b.example"], "AllowCredentials": true, "MaxAge": 0}}
J
aws apigatewayv2 create-api --cli-input-json file://in.json > out.json
aws apigatewayv2 create-api --cli-input-json "$(cat in.json)" --name overridden --no-disable-execute-api-endpoint --output json --query '{n:Name,d:Description,t:Tags,c:CorsConfiguration,x:DisableExecuteApiEndpoint}'
python3 -c 'import json;d=json.load(open("out.json"));print(sorted(d),d["Tags"])'
