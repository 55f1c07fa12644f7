/// The page at `/`: a box to say something in, and what the players do.
enum SayPage {
    static let content = HTTPPage.Content(
        title: "musicskill",
        body: """
            <form id="say"><input name="text" placeholder="play jazz in the kitchen" maxlength="512" aria-label="Sentence" autofocus required><button>Say</button></form>
            <table><tbody id="players"></tbody></table>
            <p><a href="login">Log in</a></p>
            """,
        script: """
            element("say").addEventListener("submit", async event => {
                event.preventDefault();
                const box = event.target.elements.text;
                const text = box.value;
                box.value = "";
                say("…");
                try {
                    const reply = await ask("api/say", { text });
                    say(reply.speech ?? reply.message);
                } catch {
                    say("The service cannot be reached.");
                }
                await show();
            });

            // Players' names and titles are other people's words: they become text, never markup.
            const row = cells => {
                const row = document.createElement("tr");
                for (const cell of cells) row.insertCell().textContent = cell;
                return row;
            };

            async function show() {
                try {
                    const answer = await ask("api/state");
                    if (!answer.data) return say(answer.error ?? answer.message);
                    element("players").replaceChildren(...Object.values(answer.data).map(player => row([
                        player.name, player.state,
                        player.item ? [player.item.title, player.item.artist].filter(Boolean).join(" – ") : "",
                        player.volume == null ? "" : player.volume + " %",
                    ])));
                } catch {
                    say("The service cannot be reached.");
                }
            }

            show();
            setInterval(() => { if (!document.hidden && element("key").hidden) show(); }, 5000);
            """)
}
