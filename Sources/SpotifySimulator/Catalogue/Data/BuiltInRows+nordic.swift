extension BuiltInRows {
    /// Music from the north, with its letters.
    static let nordic = """
        title	artist	album	year	genre	playlists
        Army of Me	Björk	Post	1995	nordic
        It's Oh So Quiet	Björk	Post	1995	nordic
        Hyperballad	Björk	Post	1995	nordic
        Jóga	Björk	Homogenic	1997	nordic
        Hoppípolla	Sigur Rós	Takk...	2005	nordic	Chill
        Sæglópur	Sigur Rós	Takk...	2005	nordic
        Svefn-g-englar	Sigur Rós	Ágætis byrjun	1999	nordic
        Little Talks	Of Monsters and Men	My Head Is an Animal	2011	nordic
        Final Song	MØ	Final Song	2016	nordic
        Lean On	Major Lazer; DJ Snake; MØ	Peace Is the Mission	2015	electronic	Party Hits
        Dancing On My Own	Robyn	Body Talk	2010	nordic	Party Hits
        With Every Heartbeat	Kleerup; Robyn	Kleerup	2008	nordic
        Dancing On My Own	Calum Scott	Only Human	2018	pop
        Heartbeats	The Knife	Deep Cuts	2003	nordic
        Heartbeats	José González	Veneer	2003	nordic	Chill
        Young Folks	Peter Bjorn and John	Writer's Block	2006	nordic
        The Look	Roxette	Look Sharp!	1988	pop
        It Must Have Been Love	Roxette	Pretty Woman	1990	pop
        The Final Countdown	Europe	The Final Countdown	1986	rock	Party Hits
        The Sign	Ace of Base	Happy Nation	1993	pop
        Lovefool	The Cardigans	First Band on the Moon	1996	pop
        Torn	Natalie Imbruglia	Left of the Middle	1997	pop
        Barbie Girl	Aqua	Aquarium	1997	pop	Party Hits
        7 Years	Lukas Graham	Lukas Graham	2015	pop
        Comforting Sounds	Mew	Frengers	2003	indie
        Stolen Dance	Milky Chance	Sadnecessary	2013	indie
        Runaway	AURORA	All My Demons Greeting Me as a Friend	2016	nordic
        The Fox (What Does the Fox Say?)	Ylvis	The Fox	2013	nordic
        Eple	Röyksopp	Melody A.M.	2001	electronic	Chill
        What Else Is There?	Röyksopp	The Understanding	2005	electronic
        Running to the Sea	Röyksopp; Susanne Sundfør	Late Night Tales	2013	nordic
        Take Me to Church	Hozier	Hozier	2014	indie
        Cha Cha Cha	Käärijä	Cha Cha Cha	2023	nordic
        Hard Rock Hallelujah	Lordi	The Arockalypse	2006	metal
        Euphoria	Loreen	Heal	2012	nordic
        Tattoo	Loreen	Tattoo	2023	nordic
        Fairytale	Alexander Rybak	Fairytales	2009	nordic
        Vem vet	Lisa Ekdahl	Lisa Ekdahl	1994	nordic
        Öppna landskap	Ulf Lundell	Den vassa eggen	1982	nordic
        Sommartider	Gyllene Tider	Puls	1982	nordic
        Smuk som et stjerneskud	Brødrene Olsen	Wings of Love	2000	nordic
        Om lidt	Kim Larsen	Forklædt som voksen	1986	nordic
        """
}
