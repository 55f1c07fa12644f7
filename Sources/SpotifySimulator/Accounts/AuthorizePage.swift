import Foundation
import MusicSkillCore

/// `GET /authorize`: the user agrees, or refuses, at once.
enum AuthorizePage {
    static let route = Route(
        "GET", "/authorize",
        query: [
            .required("client_id"), .required("response_type", .choice(["code"])), .required("redirect_uri"),
            .required("code_challenge_method", .choice(["S256"])), .required("code_challenge"), .optional("state"),
            .optional("scope"), .optional("show_dialog", .flag),
        ],
        access: .open, handler: answer)

    private static func answer(_ world: inout World, _ call: Call) throws(Refusal) -> ServerResponse {
        let settings = world.settings
        let redirectURI = call.text("redirect_uri")
        guard settings.clientIDs.isEmpty || settings.clientIDs.contains(call.text("client_id")) else {
            throw Refusal(400, body: .text("INVALID_CLIENT: Invalid client"))
        }
        guard RedirectRule.isSecure(redirectURI) else {
            throw Refusal(400, body: .text("INVALID_CLIENT: Insecure redirect URI"))
        }
        guard RedirectRule.matches(redirectURI, registered: settings.redirectURIs) else {
            throw Refusal(400, body: .text("INVALID_CLIENT: Invalid redirect URI"))
        }
        if settings.userRefuses { return redirect(to: redirectURI, call, ("error", "access_denied")) }
        let asked = Set(call.text("scope").split(separator: " ").map(String.init))
        let authorisation = Accounts.Authorisation(
            clientID: call.text("client_id"), redirectURI: redirectURI, challenge: call.text("code_challenge"),
            scopes: settings.grantableScopes.map(asked.intersection) ?? asked, grantedAt: call.moment.date)
        return redirect(
            to: redirectURI, call, ("code", world.accounts.remember(authorisation, world.randomness)))
    }

    private static func redirect(
        to uri: String, _ call: Call, _ answer: (name: String, value: String)
    ) -> ServerResponse {
        // `isSecure` has parsed it before; an address that does not parse twice the same cannot be.
        guard var target = URLComponents(string: uri) else { return Refusal.invalid("redirect_uri").response }
        var items = (target.queryItems ?? []) + [URLQueryItem(name: answer.name, value: answer.value)]
        if let state = call.query["state"]?.text { items.append(URLQueryItem(name: "state", value: state)) }
        target.queryItems = items
        return ServerResponse(status: 303, headers: [("location", target.string ?? uri)])
    }
}
