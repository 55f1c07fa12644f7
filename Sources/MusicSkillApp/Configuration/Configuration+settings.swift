package import MusicSkillCore

extension Configuration {
    /// Every key there is: what the file and the environment may say, and what ``described()`` shows.
    static let settings: [Setting] = [
        Setting("version", \.version, .version),
        Setting("languages", \.languages, SettingKind<String>.language.list(of: "languages", minimum: 1)),
        Setting("default_room", \.home.defaultRoom, .text),
        Setting("rooms", \.home.rooms, .rooms),
        Setting("sites", \.home.sites, .sites),
        Setting("site_separator", \.home.siteSeparator, .text),
        Setting("mqtt.host", \.mqtt.host, .host),
        Setting("mqtt.port", \.mqtt.port, .number(1...65535)),
        Setting("mqtt.username", \.mqtt.username, .text),
        Setting("mqtt.password", \.mqtt.password, .secret),
        Setting("mqtt.base_topic", \.mqtt.baseTopic, .topic),
        Setting("mqtt.client_id", \.mqtt.clientID, .text),
        Setting("mqtt.protocol", \.mqtt.protocolVersion, .choice),
        Setting("mqtt.tls.ca", \.mqtt.tls.ca, .absolutePath),
        Setting("mqtt.tls.certificate", \.mqtt.tls.certificate, .absolutePath),
        Setting("mqtt.tls.key", \.mqtt.tls.key, .absolutePath),
        Setting("spotify.client_id", \.spotify.clientID, .text),
        Setting("spotify.redirect_uri", \.spotify.redirectURI, .address),
        Setting("spotify.api_url", \.spotify.apiURL, .baseAddress),
        Setting("spotify.accounts_url", \.spotify.accountsURL, .baseAddress),
        Setting("spotify.ca", \.spotify.ca, .absolutePath),
        Setting("spotify.default_account", \.spotify.accounts.standard, .account),
        Setting("spotify.sites", \.spotify.accounts.bySite, .siteAccounts),
        Setting("home_assistant.discovery", \.homeAssistant.discovery, .truth),
        Setting("home_assistant.prefix", \.homeAssistant.prefix, .topic),
        Setting("home_assistant.status_topic", \.homeAssistant.statusTopic, .topic),
        Setting("home_assistant.media_player", \.homeAssistant.mediaPlayer, .truth),
        Setting("hermes.enabled", \.hermes.enabled, .truth),
        Setting("hermes.sites", \.hermes.sites, .names),
        Setting("hermes.intents", \.hermes.intents, .names),
        Setting("hermes.nlu", \.hermes.nlu, .choice),
        Setting("hermes.exclusive", \.hermes.exclusive, .truth),
        Setting("hermes.ducking", \.hermes.ducking, .choice),
        Setting("hermes.wake_words", \.hermes.wakeWords, .names),
        Setting("wyoming.listen", \.wyoming.listen, .listen),
        Setting("wyoming.name", \.wyoming.name, .instanceName),
        Setting("wyoming.fallback.url", \.wyoming.fallback.url, .homeAddress),
        Setting("wyoming.fallback.token", \.wyoming.fallback.token, .secret),
        Setting("wyoming.fallback.agent", \.wyoming.fallback.agent, .text),
        Setting("http.listen", \.http.listen, .listen),
        Setting("http.url", \.http.url, .homeAddress),
        Setting("http.token", \.http.token, .secret),
        Setting("http.hosts", \.http.hosts, SettingKind<String>.host.list(of: "host names")),
        Setting("http.trusted", \.http.trusted, SettingKind<String>.host.list(of: "addresses")),
        Setting("data_dir", \.dataDirectory, .absolutePath),
        Setting("log.level", \.log.level, .choice),
        Setting("log.format", \.log.format, .choice),
    ]

    /// The whole configuration as the file would say it, secrets and whatever was kept elsewhere as `***`.
    package func described() -> DocumentNode {
        var root = DocumentNode(.mapping([]))
        for setting in Configuration.settings {
            let isConfidential = confidential.contains { $0 == setting.key || $0.hasPrefix(setting.key + ".") }
            let value = isConfidential ? SettingKind.secret.show(Secret("")) : setting.show(self)
            root.put(value, at: setting.path[...])
        }
        return root
    }
}

extension DocumentNode {
    /// Makes the mappings on the way.
    fileprivate mutating func put(_ value: DocumentNode, at path: ArraySlice<String>) {
        guard let key = path.first else {
            self = value
            return
        }
        var entries: [Entry] = if case .mapping(let entries) = content { entries } else { [] }
        let index = entries.firstIndex { $0.key == key } ?? entries.endIndex
        if index == entries.endIndex { entries.append(Entry(key: key, value: DocumentNode(.mapping([])))) }
        entries[index].value.put(value, at: path.dropFirst())
        content = .mapping(entries)
    }
}
