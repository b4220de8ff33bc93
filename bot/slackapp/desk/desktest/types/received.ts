// What Slack sends to an app, in the words of Slack's own packages: events by
// their type (messages by their subtype), and the other payloads by theirs. More
// members than the named ones are no fault.
import type {
  AgentSessionStoppedEvent, AgentSessionTitleChangedEvent, AppContextChangedEvent, AppHomeOpenedEvent, AppMentionEvent, BotMessageEvent, FileShareMessageEvent,
  GenericMessageEvent, MemberJoinedChannelEvent, MessageChangedEvent, MessageDeletedEvent, ReactionAddedEvent, ThreadBroadcastMessageEvent,
} from "@slack/types";
import type { BlockAction } from "@slack/bolt/dist/types/actions/block-action";
import type { SlashCommand } from "@slack/bolt/dist/types/command";
import type { EnvelopedEvent } from "@slack/bolt/dist/types/events";
import type { GlobalShortcut } from "@slack/bolt/dist/types/shortcuts/global-shortcut";
import type { MessageShortcut } from "@slack/bolt/dist/types/shortcuts/message-shortcut";
import type { ViewClosedAction, ViewSubmitAction } from "@slack/bolt/dist/types/view";

export type agent_session_stopped = AgentSessionStoppedEvent;
export type agent_session_title_changed = AgentSessionTitleChangedEvent;
export type app_context_changed = AppContextChangedEvent;
export type app_home_opened = AppHomeOpenedEvent;
export type app_mention = AppMentionEvent;
export type member_joined_channel = MemberJoinedChannelEvent;
export type message = GenericMessageEvent;
export type message_bot = BotMessageEvent;
export type message_changed = MessageChangedEvent;
export type message_deleted = MessageDeletedEvent;
export type message_file_share = FileShareMessageEvent;
export type message_thread_broadcast = ThreadBroadcastMessageEvent;
export type reaction_added = ReactionAddedEvent;
export type event_callback = EnvelopedEvent;
export type slash_commands = SlashCommand;
export type block_actions = BlockAction;
export type shortcut = GlobalShortcut;
export type message_action = MessageShortcut;
export type view_submission = ViewSubmitAction;
export type view_closed = ViewClosedAction;
