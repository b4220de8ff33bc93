// A Bolt app that answers forms in every way an acknowledgement can, and
// threads of direct messages. bolt_test.go drives it.
const { App, LogLevel } = require("@slack/bolt");

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

const plain = (text) => ({ type: "plain_text", text });
const form = (callback_id, text) => ({
  type: "modal", callback_id, title: plain(text), submit: plain("Next"), notify_on_close: true,
  blocks: [{ type: "section", text: plain(text), accessory: { type: "button", action_id: "more", text: plain("More") } }],
});
const tell = (client, user, text) => client.chat.postMessage({ channel: user, text });

app.shortcut("ask_articles", async ({ ack, shortcut, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form("first", "First") });
});
app.action("more", async ({ ack, body, client }) => {
  await ack();
  await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: form("first", "Changed") });
});
app.view("first", async ({ ack }) => ack({ response_action: "update", view: form("second", "Second") }));
app.view("second", async ({ ack }) => ack({ response_action: "push", view: form("third", "Third") }));
app.view("third", async ({ ack, body, client }) => { await ack({ response_action: "clear" }); await tell(client, body.user.id, "all sent"); });
app.view({ callback_id: "third", type: "view_closed" }, async ({ ack, body, client }) => { await ack(); await tell(client, body.user.id, "third closed"); });

app.message(async ({ message, client, say }) => {
  if (message.channel_type !== "im" || message.subtype || message.bot_id) return;
  const thread = { channel_id: message.channel, thread_ts: message.thread_ts || message.ts };
  await client.agents.sessions.setStatus({ ...thread, status: "processing" });
  await say({ thread_ts: thread.thread_ts, text: "heard " + message.text });
  await client.agents.sessions.setStatus({ ...thread, status: "active" });
});
app.event("agent_session_stopped", async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts, text: "stopped" });
});
app.event("app_mention", async ({ event, say }) => { await say({ thread_ts: event.ts, text: "here for " + event.text.split(" ").at(-1) }); });

app.error(async (error) => { console.error("bolt error:", error.message, JSON.stringify(error.data || {})); });

app.start().then(() => console.log("ready"), (error) => { console.error(error); process.exit(1); });
