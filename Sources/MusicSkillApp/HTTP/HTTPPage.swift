import Foundation
import MusicSkillCore

/// A page of the HTTP door. It asks for nothing but its own address, and works below any path, such as that of Home
/// Assistant's ingress.
///
/// It holds no secret and begins nothing by being opened, so anybody may have it. What it asks for wants the token, where
/// there is one; the browser's tab keeps that.
struct HTTPPage: Sendable {
    struct Content {
        var title: String
        /// HTML.
        var body: String
        /// Runs after ``HTTPPage/sharedScript``.
        var script: String

        var heading: String { "<title>\(title)</title>" }
    }

    let response: ServerResponse

    /// - Parameter cryptography: hashes script and style, so that a browser runs these and no others.
    init(_ content: Content, cryptography: any Cryptography) {
        func source(_ text: String) -> String {
            "'sha256-\(Data(cryptography.sha256(Array(text.utf8))).base64EncodedString())'"
        }
        let script = Self.sharedScript + "\n" + content.script
        let policy = [
            "default-src 'none'", "connect-src 'self'", "script-src \(source(script))",
            "style-src \(source(Self.style))", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
        ]
        let document = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            \(content.heading)
            <style>\(Self.style)</style>
            <h1>\(content.title)</h1>
            <form id="key" hidden><input type="password" name="token" placeholder="http.token" aria-label="Token" required><button>Unlock</button></form>
            \(content.body)
            <p id="reply" role="status"></p>
            <script>\(script)</script>
            """
        response = ServerResponse(
            status: 200,
            headers: [
                ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache"),
                ("Content-Security-Policy", policy.joined(separator: "; ")), ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ], body: .bytes(Array(document.utf8)))
    }

    private static let style = """
        :root { color-scheme: light dark; font: 16px system-ui, sans-serif }
        body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.2rem }
        form { display: flex; gap: .5rem }
        form[hidden] { display: none }
        input { flex: 1; min-width: 0 }
        input, button { font: inherit; padding: .5rem }
        td { padding: .25rem .75rem .25rem 0 }
        """

    /// What people see of an answer, and how it is asked for.
    private static let sharedScript = """
        const element = id => document.getElementById(id);
        const say = text => { element("reply").textContent = text; };

        async function ask(path, body) {
            const token = sessionStorage.getItem("token");
            const headers = token ? { authorization: "Bearer " + token } : {};
            const answer = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
            element("key").hidden = answer.status !== 401;
            if (answer.status === 401) return { message: "Unlock with the http.token of the configuration." };
            return await answer.json();
        }

        element("key").addEventListener("submit", event => {
            event.preventDefault();
            sessionStorage.setItem("token", event.target.elements.token.value);
            location.reload();
        });
        """
}
