// Package llm talks to language models over the OpenAI chat and embeddings
// API, which OpenAI, Azure, Ollama, vLLM, llama.cpp and many others speak. It
// is the only package that imports go-openai.
//
// What it adds to that client is patience with an end: limits on time and
// size, a few retries, and one *prompts.Fault of a known kind for whatever
// goes wrong. A reply counts as complete only when the model said that it was
// done. Text of responses and of library errors never leaves the package: the
// faults hold fixed words only, because gateways have been seen to echo keys.
package llm
