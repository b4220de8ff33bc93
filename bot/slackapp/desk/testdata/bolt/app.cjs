// A small Bolt app. bolt_test.go starts it with the desk's address and tokens,
// acts as people do, and looks at what the app did.
const { App, LogLevel } = require("@slack/bolt");

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

const form = {
  type: "modal", callback_id: "reason",
  title: { type: "plain_text", text: "Feedback" }, submit: { type: "plain_text", text: "Send" },
  blocks: [{ type: "input", block_id: "reason", label: { type: "plain_text", text: "Why" }, element: { type: "plain_text_input", action_id: "why" } }],
};

app.event("app_mention", async ({ event, client, say, context }) => {
  const thread_ts = event.thread_ts || event.ts;
  await say({ thread_ts, text: "posted", blocks: [{ type: "actions", elements: [{ type: "button", action_id: "rate", value: "down", text: { type: "plain_text", text: "Rate" } }] }] });
  await client.reactions.add({ channel: event.channel, timestamp: event.ts, name: "eyes" });
  const stream = client.chatStream({ channel: event.channel, thread_ts, recipient_team_id: context.teamId, recipient_user_id: event.user, buffer_size: 4 });
  await stream.append({ markdown_text: "**streamed** " });
  await stream.append({ markdown_text: "in pieces" });
  await stream.stop({ blocks: [{ type: "divider" }] });
});

app.message(/^private/, async ({ message, client }) => {
  await client.chat.postEphemeral({ channel: message.channel, user: message.user, text: "only you" });
});

app.command("/pullquote", async ({ command, ack, respond }) => {
  await ack({ text: "acked " + command.text });
  await respond({ text: "responded", response_type: "in_channel" });
});

app.action("rate", async ({ ack, body, client, action }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: { ...form, private_metadata: action.value } });
});

app.view("reason", async ({ ack, view, client, body }) => {
  const why = view.state.values.reason.why.value;
  if (why === "no") return ack({ response_action: "errors", errors: { reason: "Say more" } });
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: "thanks for " + view.private_metadata + ": " + why });
});

app.shortcut("find_in_articles", async ({ ack, shortcut, respond }) => {
  await ack();
  await respond({ text: "found: " + shortcut.message.text });
});

app.event("app_home_opened", async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text: { type: "plain_text", text: "Home" } }] } });
});

app.error(async (error) => { console.error("bolt error:", error.message, JSON.stringify(error.data || {})); });

app.start().then(() => console.log("ready"), (error) => { console.error(error); process.exit(1); });
