// Calls tools by the official client and prints what it lists and every reply.
// The client holds each reply against the schema that its tool states.
//
//	node every.mjs CALLS URL TOKEN
//	node every.mjs CALLS COMMAND
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [calls, where, token] = process.argv.slice(2);
const transport = token
  ? new StreamableHTTPClientTransport(new URL(where), { requestInit: { headers: { Authorization: `Bearer ${token}` } } })
  : new StdioClientTransport({ command: where, args: ["mcp"], env: process.env });
const client = new Client({ name: "proof", version: "1" });
await client.connect(transport);
const { tools } = await client.listTools();
const replies = [];
for (const call of JSON.parse(calls)) {
  replies.push(await client.callTool(call));
}
console.log(JSON.stringify({ tools: tools.map((t) => t.name), replies }));
await client.close();
