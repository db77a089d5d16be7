set -euo pipefail
cat > content.json <<'J'
{"DisplayName": "Portal", "Theme": {"CustomColors": {"AccentColor": "#1", "BackgroundColor": "#2", "ErrorValidationColor": "#3", "HeaderColor": "#4", "NavigationColor": "#5", "TextColor": "#6"}}}
J
p=$(aws apigatewayv2 create-portal-product --display-name Pets --description d --query PortalProductArn --output text)
o=$(aws apigatewayv2 create-portal --portal-content file://content.json --authorization None={} --endpoint-configuration None={} --included-portal-product-arns $p --query PortalId --output text)
aws apigatewayv2 get-portal --portal-id $o --query '[PortalContent.DisplayName,PublishStatus,Authorization]'
aws apigatewayv2 list-portals --query 'Items[].PortalContent.DisplayName' --output text
pp=$(aws apigatewayv2 list-portal-products --query 'Items[0].PortalProductId' --output text)
g=$(aws apigatewayv2 create-product-page --portal-product-id $pp --display-content Title=T,Body=B --query ProductPageArn --output text)
aws apigatewayv2 update-portal-product --portal-product-id $pp --display-order "OverviewPageArn=$g,Contents=[]" --query DisplayOrder.Contents
aws apigatewayv2 list-product-pages --portal-product-id $pp --query 'Items[].PageTitle' --output text
aws apigatewayv2 publish-portal --portal-id $o --description first; aws apigatewayv2 delete-portal --portal-id $o || echo "status $?"
aws apigatewayv2 disable-portal --portal-id $o; aws apigatewayv2 delete-portal --portal-id $o
aws apigatewayv2 put-portal-product-sharing-policy --portal-product-id $pp --policy-document '{"Version":"2012-10-17","Statement":[]}'; aws apigatewayv2 get-portal-product-sharing-policy --portal-product-id $pp --query PolicyDocument || echo "status $?"
