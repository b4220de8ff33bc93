// What an app sends to Slack, in the words of Slack's own packages. Where those
// let any block pass beside the known ones, or any member beside the named
// ones, only the known and the named pass here.
import type { BlocksChunk, HomeView, KnownBlock, MarkdownTextChunk, MessageMetadata, ModalView, PlanUpdateChunk, TaskUpdateChunk } from "@slack/types";
import type { Manifest } from "@slack/web-api/dist/types/request/manifest";

export type Blocks = KnownBlock[];
export type Metadata = MessageMetadata;
export type Chunks = (MarkdownTextChunk | PlanUpdateChunk | TaskUpdateChunk | (Omit<BlocksChunk, "blocks"> & { blocks: KnownBlock[] }))[];
export type View = (Omit<HomeView, "blocks"> | Omit<ModalView, "blocks">) & { blocks: KnownBlock[] };
export type App = Pick<Manifest, "_metadata" | "display_information" | "features" | "oauth_config" | "settings">;
