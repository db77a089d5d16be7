set -euo pipefail
for i in 1 2 3 4 5; do aws apigatewayv2 create-api --name "tmp-$i" --protocol-type HTTP --tags team=a,n=$i >/dev/null; done
aws apigatewayv2 get-apis --query 'Items[?starts_with(Name,`tmp-`)].[ApiId,Name]' --output text | sort -k2 | while read -r id name; do
  aws apigatewayv2 delete-api --api-id "$id"; echo "gone $name"
done
aws apigatewayv2 get-apis --query 'length(Items[?starts_with(Name,`tmp-`)])' --output text
