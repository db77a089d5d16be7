// Sends what each line of stdin says through the JavaScript SDK, and writes a line of what came back.
"use strict";

const readline = require("node:readline");
const sdk = require("@aws-sdk/client-apigatewayv2");

const [endpoint, region] = process.argv.slice(2);
const gateway = new sdk.ApiGatewayV2Client({
  endpoint,
  region,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 1,
});

async function outcome({ operation, params }) {
  try {
    const { $metadata, ...answer } = await gateway.send(new sdk[`${operation}Command`](params));
    if (operation === "ExportApi") answer.body = Buffer.from(answer.body).toString();
    return { answer };
  } catch (error) {
    if (!(error instanceof sdk.ApiGatewayV2ServiceException)) throw error;
    return { refusal: [error.name, error.$metadata.httpStatusCode, error.message] };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await outcome(JSON.parse(line))) + "\n");
  }
}

main();
