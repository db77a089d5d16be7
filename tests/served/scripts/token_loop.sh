set -euo pipefail
for i in $(seq 1 7); do aws apigatewayv2 create-api --name "pg-$i" --protocol-type HTTP > /dev/null; done
token=; pages=0
while :; do
  if [ -n "$token" ]; then out=$(aws apigatewayv2 get-apis --max-items 2 --starting-token "$token"); else out=$(aws apigatewayv2 get-apis --max-items 2); fi
  pages=$((pages+1)); echo "$out" | python3 -c 'import json,sys;d=json.load(sys.stdin);print(*[i["Name"] for i in d["Items"]], "more" if d.get("NextToken") else "end")'
  token=$(echo "$out" | python3 -c 'import json,sys;print(json.load(sys.stdin).get("NextToken",""))')
  [ -n "$token" ] || break
done
echo $pages
aws apigatewayv2 get-apis --page-size 3 --query 'length(Items)'
aws apigatewayv2 get-apis --max-results 2 --query 'Items[].Name'
aws apigatewayv2 get-apis --no-paginate --query 'Items[].Name'
