set -euo pipefail
id=$(aws apigatewayv2 create-api --name dom --protocol-type HTTP --target https://example.com --query ApiId --output text)
d=api-$RANDOM.example.com; d=api.example.com
aws apigatewayv2 create-domain-name --domain-name $d --domain-name-configurations CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/abc,EndpointType=REGIONAL,SecurityPolicy=TLS_1_2 --tags env=prod --query 'DomainNameConfigurations[0].[EndpointType,SecurityPolicy,DomainNameStatus]' --output text
for p in "" shop shop/v1; do
  aws apigatewayv2 create-api-mapping --domain-name $d --api-id $id --stage '$default' ${p:+--api-mapping-key $p} --query '[ApiMappingKey,Stage]' --output text
done
aws apigatewayv2 get-api-mappings --domain-name $d --query 'Items[].ApiMappingKey' --output text
m=$(aws apigatewayv2 get-api-mappings --domain-name $d --query "Items[?ApiMappingKey=='shop'].ApiMappingId" --output text)
aws apigatewayv2 update-api-mapping --domain-name $d --api-id $id --api-mapping-id $m --api-mapping-key store --query ApiMappingKey --output text
aws apigatewayv2 delete-api-mapping --domain-name $d --api-mapping-id $m
aws apigatewayv2 get-domain-names --query 'Items[].[DomainName,ApiMappingSelectionExpression]' --output text
aws apigatewayv2 create-domain-name --domain-name $d --domain-name-configurations CertificateArn=x || echo "status $?"
aws apigatewayv2 delete-domain-name --domain-name $d; aws apigatewayv2 get-domain-name --domain-name $d || echo "status $?"
