import Foundation
import MusicSkillCore

/// The page at `/`: a box to say something in, and what the players do. It asks for nothing but its own address, and
/// works below any path, such as that of Home Assistant's ingress.
struct HTTPPage: Sendable {
    let response: ServerResponse

    /// - Parameter cryptography: hashes script and style, so that a browser runs these and no others.
    init(cryptography: any Cryptography) {
        func source(_ text: String) -> String {
            "'sha256-\(Data(cryptography.sha256(Array(text.utf8))).base64EncodedString())'"
        }
        let policy = [
            "default-src 'none'", "connect-src 'self'", "script-src \(source(Self.script))",
            "style-src \(source(Self.style))", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
        ]
        response = ServerResponse(
            status: 200,
            headers: [
                ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache"),
                ("Content-Security-Policy", policy.joined(separator: "; ")), ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ], body: .bytes(Array(Self.document.utf8)))
    }

    private static let document = """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>musicskill</title>
        <style>\(style)</style>
        <h1>musicskill</h1>
        <form><input name="text" placeholder="play jazz in the kitchen" maxlength="512" aria-label="Sentence" autofocus required><button>Say</button></form>
        <p id="reply" role="status"></p>
        <table><tbody id="players"></tbody></table>
        <script>\(script)</script>
        """

    private static let style = """
        :root { color-scheme: light dark; font: 16px system-ui, sans-serif }
        body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.2rem }
        form { display: flex; gap: .5rem }
        input { flex: 1; min-width: 0 }
        input, button { font: inherit; padding: .5rem }
        td { padding: .25rem .75rem .25rem 0 }
        """

    private static let script = """
        const form = document.querySelector("form");
        const say = text => { document.getElementById("reply").textContent = text; };

        form.addEventListener("submit", async event => {
            event.preventDefault();
            const text = form.elements.text.value;
            form.elements.text.value = "";
            say("…");
            try {
                const answer = await fetch("api/say", { method: "POST", body: JSON.stringify({ text }) });
                const reply = await answer.json();
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
                const answer = await fetch("api/state");
                const players = Object.values((await answer.json()).data);
                document.getElementById("players").replaceChildren(...players.map(player => row([
                    player.name, player.state,
                    player.item ? [player.item.title, player.item.artist].filter(Boolean).join(" – ") : "",
                    player.volume == null ? "" : player.volume + " %",
                ])));
            } catch {
                say("The service cannot be reached.");
            }
        }

        show();
        setInterval(() => { if (!document.hidden) show(); }, 5000);
        """
}
