// The JavaScript SDK against a served plane, as README says; it is pointed there by environment.
"use strict";

const assert = require("node:assert/strict");
const sdk = require("@aws-sdk/client-apigatewayv2");

const gateway = new sdk.ApiGatewayV2Client({ maxAttempts: 1 });
const send = (name, input = {}) => gateway.send(new sdk[`${name}Command`](input));

async function main() {
  const api = await send("CreateApi", {
    Name: "pets",
    ProtocolType: "HTTP",
    CorsConfiguration: { AllowOrigins: ["https://example.com"], MaxAge: 5 },
    Tags: { "Team Name": "Shop ü" },
  });
  const ApiId = api.ApiId;
  assert.equal(api.$metadata.httpStatusCode, 201);
  assert.match(api.$metadata.requestId, /^[0-9a-f-]{36}$/);
  assert.ok(api.CreatedDate instanceof Date);
  assert.deepEqual(api.CorsConfiguration, { AllowOrigins: ["https://example.com"], MaxAge: 5 });
  assert.deepEqual(api.Tags, { "Team Name": "Shop ü" });

  const RouteKey = "GET /pets/{id}";
  const route = await send("CreateRoute", { ApiId, RouteKey });
  await send("CreateStage", {
    ApiId,
    StageName: "$default",
    AutoDeploy: true,
    RouteSettings: { [RouteKey]: { ThrottlingRateLimit: 2.5 } },
  });
  await send("DeleteRouteSettings", { ApiId, StageName: "$default", RouteKey });
  const stage = await send("GetStage", { ApiId, StageName: "$default" });
  assert.deepEqual([stage.RouteSettings, stage.AutoDeploy], [{}, true]);

  const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}/stages/$default`;
  await send("TagResource", { ResourceArn, Tags: { "a,b": "1", c: "2", d: "3" } });
  await send("UntagResource", { ResourceArn, TagKeys: ["a,b", "c"] });
  assert.deepEqual((await send("GetTags", { ResourceArn })).Tags, { d: "3" });

  for (let number = 0; number < 4; number++) {
    await send("CreateRoute", { ApiId, RouteKey: `GET /${number}` });
  }
  const keys = [];
  let NextToken;
  do {
    const page = await send("GetRoutes", { ApiId, MaxResults: "2", NextToken });
    keys.push(...page.Items.map((item) => item.RouteKey));
    NextToken = page.NextToken;
  } while (NextToken);
  assert.deepEqual(keys, [RouteKey, "GET /0", "GET /1", "GET /2", "GET /3"]);

  await assert.rejects(send("CreateRoute", { ApiId, RouteKey }), sdk.ConflictException);
  await assert.rejects(send("CreateRoute", { ApiId, RouteKey: "" }), sdk.BadRequestException);
  await send("DeleteRoute", { ApiId, RouteId: route.RouteId });
  await send("DeleteApi", { ApiId });
  await assert.rejects(
    send("GetApi", { ApiId }),
    (error) => error instanceof sdk.NotFoundException && error.ResourceType === "Api",
  );
}

main().then(
  () => console.log("the JavaScript SDK passed"),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
