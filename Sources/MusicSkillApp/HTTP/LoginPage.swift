/// The page at `/login`, or `/login?account=NAME`: begins a login when asked to, and takes the address that the browser
/// ended at where it could not come back by itself.
enum LoginPage {
    static let content = HTTPPage.Content(
        title: "musicskill: log in to Spotify",
        body: """
            <p>\(LoginCommand.policy)</p>
            <form id="begin"><button>Begin</button></form>
            <div id="steps" hidden>
            <p>1. <a id="spotify" target="_blank" rel="noreferrer">Open Spotify and agree</a>, within ten minutes.</p>
            <p>2. If the page you end at cannot be opened, copy its address and paste it here:</p>
            <form id="finish"><input name="address" placeholder="\(Configuration.Spotify().redirectURI)?code=…" aria-label="Address" autocomplete="off" required><button>Log in</button></form>
            </div>
            """,
        script: """
            const account = new URLSearchParams(location.search).get("account");

            // Shows why there is none, where there is no answer.
            async function request(path, body) {
                say("…");
                try {
                    const answer = await ask(path, body);
                    say(answer.data && answer.status === "ok" ? "" : answer.error ?? answer.message);
                    return answer.status === "ok" ? answer.data : null;
                } catch {
                    say("The service cannot be reached.");
                    return null;
                }
            }

            element("begin").addEventListener("submit", async event => {
                event.preventDefault();
                const begun = await request("api/login", account ? { account } : {});
                if (!begun) return;
                element("spotify").href = begun.url;
                element("steps").hidden = false;
                say("For the account " + begun.account + ".");
            });

            element("finish").addEventListener("submit", async event => {
                event.preventDefault();
                const box = event.target.elements.address;
                const ended = await request("api/login/finish", { callback_url: box.value });
                if (!ended) return;
                box.value = "";
                element("steps").hidden = true;
                say("The account " + ended.account + " is logged in.");
            });
            """)
}
