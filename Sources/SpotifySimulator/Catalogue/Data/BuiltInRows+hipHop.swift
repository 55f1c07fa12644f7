extension BuiltInRows {
    /// Hip hop, American and German.
    static let hipHop = """
        title	artist	album	year	genre	playlists
        Lose Yourself	Eminem	8 Mile	2002	hip hop	Workout Rap
        The Real Slim Shady	Eminem	The Marshall Mathers LP	2000	hip hop
        Stan	Eminem; Dido	The Marshall Mathers LP	2000	hip hop
        Juicy	The Notorious B.I.G.	Ready to Die	1994	hip hop
        California Love	2Pac; Dr. Dre	All Eyez on Me	1996	hip hop	Party Hits
        Changes	2Pac	Greatest Hits	1998	hip hop
        Still D.R.E.	Dr. Dre; Snoop Dogg	2001	1999	hip hop
        Drop It Like It's Hot	Snoop Dogg; Pharrell Williams	R&G (Rhythm & Gangsta): The Masterpiece	2004	hip hop
        In Da Club	50 Cent	Get Rich or Die Tryin'	2003	hip hop	Party Hits|Workout Rap
        Empire State of Mind	JAY-Z; Alicia Keys	The Blueprint 3	2009	hip hop
        99 Problems	JAY-Z	The Black Album	2003	hip hop
        Stronger	Kanye West	Graduation	2007	hip hop	Workout Rap
        Gold Digger	Kanye West; Jamie Foxx	Late Registration	2005	hip hop
        HUMBLE.	Kendrick Lamar	DAMN.	2017	hip hop	Workout Rap
        Not Like Us	Kendrick Lamar	Not Like Us	2024	hip hop
        Alright	Kendrick Lamar	To Pimp a Butterfly	2015	hip hop
        Hotline Bling	Drake	Views	2016	hip hop
        God's Plan	Drake	Scorpion	2018	hip hop
        SICKO MODE	Travis Scott	ASTROWORLD	2018	hip hop
        N.Y. State of Mind	Nas	Illmatic	1994	hip hop
        C.R.E.A.M.	Wu-Tang Clan	Enter the Wu-Tang (36 Chambers)	1993	hip hop
        Hey Ya!	OutKast	Speakerboxxx/The Love Below	2003	hip hop	Party Hits
        Ms. Jackson	OutKast	Stankonia	2000	hip hop
        Walk This Way	Run-D.M.C.; Aerosmith	Raising Hell	1986	hip hop
        Walk This Way	Aerosmith	Toys in the Attic	1975	rock
        I Don't Want to Miss a Thing	Aerosmith	Armageddon	1998	rock
        Fight the Power	Public Enemy	Fear of a Black Planet	1990	hip hop
        Intergalactic	Beastie Boys	Hello Nasty	1998	hip hop
        Sabotage	Beastie Boys	Ill Communication	1994	hip hop
        Rapper's Delight	The Sugarhill Gang	Sugarhill Gang	1980	hip hop
        The Message	Grandmaster Flash & The Furious Five	The Message	1982	hip hop
        Gangsta's Paradise	Coolio; L.V.	Gangsta's Paradise	1995	hip hop
        Doo Wop (That Thing)	Lauryn Hill	The Miseducation of Lauryn Hill	1998	hip hop
        Super Bass	Nicki Minaj	Pink Friday	2010	hip hop
        Praise the Lord (Da Shine)	A$AP Rocky; Skepta	TESTING	2018	hip hop
        Old Town Road	Lil Nas X; Billy Ray Cyrus	7	2019	hip hop
        Nur in meinem Kopf	Andreas Bourani	Staub & Fantasie	2011	pop
        MfG	Die Fantastischen Vier	4:99	1999	deutschrap
        Die da!?!	Die Fantastischen Vier	4 gewinnt	1992	deutschrap
        Sie ist weg	Die Fantastischen Vier	Lauschgift	1995	deutschrap
        Jein	Fettes Brot	Außen Top Hits, innen Geschmack	1996	deutschrap
        Schwule Mädchen	Fettes Brot	Demotape	2001	deutschrap
        Alles neu	Peter Fox	Stadtaffe	2008	deutschrap	me:Kitchen Party
        Haus am See	Peter Fox	Stadtaffe	2008	deutschrap	me:Road Trip
        Schwarz zu blau	Peter Fox	Stadtaffe	2008	deutschrap
        Zukunft Pink	Peter Fox; Inéz	Love Songs	2022	deutschrap
        Easy	Cro	Raop	2012	deutschrap
        Traum	Cro	Melodie	2014	deutschrap
        Mein Block	Sido	Maske	2004	deutschrap
        Bilder im Kopf	Sido	#Beste	2012	deutschrap
        Hammerhart	Absolute Beginner	Bambule	1998	deutschrap
        Reimemonster	Afrob; Ferris MC	Rolle mit Hip Hop	1999	deutschrap
        Auf uns	Andreas Bourani	Hey	2014	pop
        """
}
