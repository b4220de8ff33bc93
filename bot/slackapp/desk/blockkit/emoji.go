package blockkit

// emojis are the names that the desk draws; others are shown as :name:.
var emojis = map[string]string{
	"+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "eyes": "👀", "white_check_mark": "✅", "heavy_check_mark": "✔️",
	"x": "❌", "warning": "⚠️", "wave": "👋", "smile": "😄", "slightly_smiling_face": "🙂", "grinning": "😀", "joy": "😂",
	"thinking_face": "🤔", "heart": "❤️", "tada": "🎉", "fire": "🔥", "rocket": "🚀", "pray": "🙏", "clap": "👏", "raised_hands": "🙌",
	"ok_hand": "👌", "point_right": "👉", "point_down": "👇", "memo": "📝", "pencil2": "✏️", "newspaper": "📰", "books": "📚",
	"book": "📖", "bookmark": "🔖", "link": "🔗", "mag": "🔍", "mag_right": "🔎", "bell": "🔔", "no_bell": "🔕", "calendar": "📆",
	"date": "📅", "clock3": "🕒", "hourglass_flowing_sand": "⏳", "hourglass": "⌛", "zap": "⚡", "bulb": "💡", "speech_balloon": "💬",
	"left_speech_bubble": "🗨️", "robot_face": "🤖", "information_source": "ℹ️", "question": "❓", "exclamation": "❗", "lock": "🔒",
	"key": "🔑", "gear": "⚙️", "hammer_and_wrench": "🛠️", "chart_with_upwards_trend": "📈", "bar_chart": "📊", "pushpin": "📌",
	"round_pushpin": "📍", "paperclip": "📎", "scissors": "✂️", "wastebasket": "🗑️", "inbox_tray": "📥", "outbox_tray": "📤", "email": "📧",
	"telephone_receiver": "📞", "coffee": "☕", "sunny": "☀️", "star": "⭐", "sparkles": "✨", "100": "💯", "large_green_circle": "🟢",
	"large_yellow_circle": "🟡", "red_circle": "🔴", "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_up": "⬆️", "arrow_down": "⬇️",
	"repeat": "🔁", "stop_button": "⏹️", "octagonal_sign": "🛑", "no_entry": "⛔", "scales": "⚖️", "balance_scale": "⚖️",
	"classical_building": "🏛️", "police_car": "🚓", "rotating_light": "🚨", "camera": "📷", "microphone": "🎤", "studio_microphone": "🎙️",
}

// Emoji is the character for a short name, or "" when the desk does not know it.
func Emoji(name string) string { return emojis[name] }
