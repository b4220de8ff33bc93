// Calls what the desk answers, by Slack's own Web API client, and checks the
// answers. It says "ready" when all was well.
const assert = require("node:assert");
const { WebClient } = require("@slack/web-api");

const client = new WebClient(process.env.SLACK_BOT_TOKEN, { slackApiUrl: process.env.SLACK_API_URL, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
const channel = "C0NEWSDESK", person = "U0EDITOR01";

// refused checks that a call fails with the error name.
const refused = (call, error) => assert.rejects(call, (e) => e.data?.error === error || assert.fail(`${error} expected: ${e.data?.error || e}`));
const text = (t, type = "plain_text") => ({ type, text: t });

async function people() {
  const me = await client.auth.test();
  assert.deepEqual([me.team_id, me.user_id, me.bot_id], ["T0NEWSROOM", "U0PULLQUOTE", "B0PULLQUOTE"]);
  assert.equal((await client.users.info({ user: person })).user.profile.real_name, "Maya Okafor");
  const all = [];
  for await (const page of client.paginate("users.list", { limit: 2 })) all.push(...page.members);
  assert(all.length >= 6 && all.some((u) => u.is_restricted || u.is_ultra_restricted), "guests are among the users");
  assert.equal((await client.bots.info({ bot: me.bot_id })).bot.app_id, "A0PULLQUOTE");
  await refused(client.users.info({ user: "U404" }), "user_not_found");
}

async function conversations() {
  const list = [];
  for await (const page of client.paginate("conversations.list", { limit: 2, types: "public_channel,private_channel", exclude_archived: true })) list.push(...page.channels);
  assert(list.some((c) => c.id === channel && c.is_member) && list.some((c) => c.is_private) && !list.some((c) => c.is_archived));
  assert.equal((await client.conversations.info({ channel, include_num_members: true })).channel.num_members, 6);
  assert((await client.conversations.members({ channel })).members.includes(person));
  assert((await client.users.conversations({ types: "public_channel" })).channels.length > 1);
  const { channel: dm } = await client.conversations.open({ users: person });
  assert(dm.id.startsWith("D"));
  await refused(client.conversations.info({ channel: "C404" }), "channel_not_found");
  await refused(client.chat.postMessage({ channel: "C0LUNCH001", text: "a" }), "not_in_channel");
  assert((await client.conversations.join({ channel: "C0LUNCH001" })).channel.is_member);
  return dm.id;
}

async function messages() {
  const { ts } = await client.chat.postMessage({ channel, text: "one", metadata: { event_type: "told", event_payload: { key: "k" } } });
  await client.chat.postMessage({ channel, thread_ts: ts, text: "two", unfurl_links: false, unfurl_media: false });
  await client.chat.postMessage({ channel, thread_ts: ts, markdown_text: "**three**" });
  const { messages } = await client.conversations.replies({ channel, ts, include_all_metadata: true });
  assert.deepEqual([messages.length, messages[0].reply_count, messages[0].metadata.event_payload.key, messages[1].thread_ts], [3, 2, "k", ts]);
  assert.equal((await client.conversations.history({ channel, limit: 1 })).messages[0].ts, ts);
  assert.equal((await client.chat.update({ channel, ts, text: "mended" })).text, "mended");
  assert((await client.chat.getPermalink({ channel, message_ts: ts })).permalink.includes("/archives/" + channel));
  await client.reactions.add({ channel, timestamp: ts, name: "eyes" });
  await refused(client.reactions.add({ channel, timestamp: ts, name: "eyes" }), "already_reacted");
  assert.equal((await client.reactions.get({ channel, timestamp: ts })).message.reactions[0].name, "eyes");
  await client.reactions.remove({ channel, timestamp: ts, name: "eyes" });
  await client.chat.delete({ channel, ts: messages[1].ts });
  assert.equal((await client.conversations.replies({ channel, ts })).messages.length, 2);
  return ts;
}

async function refusals(ts) {
  const divider = { type: "divider" };
  await refused(client.chat.postMessage({ channel, text: "a", blocks: Array(51).fill(divider) }), "invalid_blocks");
  await refused(client.chat.postMessage({ channel, text: "a", blocks: [{ type: "header", text: text("h".repeat(151)) }] }), "invalid_blocks");
  await refused(client.chat.postMessage({ channel, text: "a", blocks: [{ type: "section", text: text("a", "mrkdwn"), colour: "red" }] }), "invalid_blocks");
  await refused(client.chat.postMessage({ channel, text: "a", markdown_text: "b" }), "markdown_text_conflict");
  await refused(client.chat.postMessage({ channel }), "no_text");
  await refused(client.chat.update({ channel, ts, text: "a".repeat(4001) }), "msg_too_long");
  await refused(client.chat.startStream({ channel, thread_ts: ts }), "missing_recipient_team_id");
  await refused(client.views.open({ trigger_id: "1.2.3", view: { type: "modal", title: text("a"), blocks: [divider] } }), "invalid_trigger_id");
  await refused(client.views.publish({ user_id: person, view: { type: "home", blocks: Array(101).fill(divider) } }), "invalid_arguments");
  await refused(client.apiCall("chat.everything"), "unknown_method");
  await refused(new WebClient("xoxb-other", { slackApiUrl: process.env.SLACK_API_URL }).auth.test(), "invalid_auth");
}

async function agent(dm, ts) {
  assert.equal((await client.agents.sessions.setStatus({ channel_id: channel, thread_ts: ts, status: "processing" })).ok, true);
  await client.agents.sessions.rename({ channel_id: channel, thread_ts: ts, title: "Raids" });
  await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: ts, status: "is reading…", loading_messages: ["Reading", "Still reading"] });
  const prompts = [{ title: "Raids", message: "How many raids?" }];
  await client.assistant.threads.setSuggestedPrompts({ channel_id: dm, prompts });
  await refused(client.assistant.threads.setSuggestedPrompts({ channel_id: dm, prompts: Array(5).fill(prompts[0]) }), "invalid_arguments");

  const { ts: stream } = await client.chat.startStream({ channel, thread_ts: ts, recipient_team_id: "T0NEWSROOM", recipient_user_id: person, markdown_text: "a" });
  await client.chat.appendStream({ channel, ts: stream, chunks: [{ type: "task_update", id: "1", title: "Search", status: "in_progress" }, { type: "markdown_text", text: "b" }] });
  await refused(client.chat.update({ channel, ts: stream, text: "c" }), "streaming_state_conflict");
  await refused(client.chat.appendStream({ channel, ts: stream, markdown_text: "c".repeat(12000) }), "msg_too_long");
  await client.chat.stopStream({ channel, ts: stream, blocks: [{ type: "divider" }] });
  await refused(client.chat.appendStream({ channel, ts: stream, markdown_text: "d" }), "message_not_in_streaming_state");
}

async function tour() {
  await people();
  const dm = await conversations();
  const ts = await messages();
  await refusals(ts);
  await agent(dm, ts);
}

tour().then(() => console.log("ready"), (e) => { console.log(String(e.stack).replaceAll("\n", " | ")); process.exitCode = 1; });
