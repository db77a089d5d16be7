set -euo pipefail
v=$(aws apigatewayv2 create-vpc-link --name link --subnet-ids subnet-1 subnet-2 --security-group-ids sg-1 --tags a=b --query VpcLinkId --output text)
aws apigatewayv2 get-vpc-link --vpc-link-id $v --query '[Name,SubnetIds,SecurityGroupIds,VpcLinkStatus,VpcLinkVersion]' --output text
until [ "$(aws apigatewayv2 get-vpc-link --vpc-link-id $v --query VpcLinkStatus --output text)" = AVAILABLE ]; do sleep 0.1; done
aws apigatewayv2 update-vpc-link --vpc-link-id $v --name renamed --query Name
id=$(aws apigatewayv2 create-api --name v --protocol-type HTTP --query ApiId --output text)
aws apigatewayv2 create-integration --api-id $id --integration-type HTTP_PROXY --integration-method GET --connection-type VPC_LINK --connection-id $v --integration-uri arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c --payload-format-version 1.0 --tls-config ServerNameToVerify=example.com --request-parameters 'overwrite:path=/x,append:header.h=$context.requestId' --response-parameters '{"200":{"overwrite:header.a":"b"}}' --query '{c:ConnectionType,r:RequestParameters,s:ResponseParameters,t:TlsConfig}'
aws apigatewayv2 get-vpc-links --query 'Items[].Name' --output text
aws apigatewayv2 delete-vpc-link --vpc-link-id $v || echo "status $?"
