set -euo pipefail
cat > cfg <<'C'
[default]
region = us-east-1
output = text
[profile staging]
region = us-east-1
output = json
cli_timestamp_format = iso8601
cli_pager =
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
[profile nested]
region=us-east-1
output=text
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
apigatewayv2 =
  max_attempts = 1
C
export AWS_CONFIG_FILE=$PWD/cfg
aws apigatewayv2 create-api --name prof --protocol-type HTTP --query '[Name,ProtocolType]'
AWS_PROFILE=staging aws apigatewayv2 get-apis --query 'Items[0].[Name,CreatedDate]'
aws --profile staging apigatewayv2 get-apis --query 'Items[].[Name]'
aws apigatewayv2 get-apis --profile staging --output text --query 'Items[].[Name,CreatedDate]'
aws apigatewayv2 get-apis --profile nested --query 'Items[].[Name,CreatedDate]'
AWS_PROFILE=nested aws apigatewayv2 get-apis --query 'Items[].Name' --output json
