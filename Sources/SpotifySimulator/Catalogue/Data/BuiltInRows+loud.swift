extension BuiltInRows {
    /// Metal, punk and indie, with numerals and umlauts in the names.
    static let loud = """
        title	artist	album	year	genre	playlists
        Enter Sandman	Metallica	Metallica	1991	metal	Workout Rock
        Nothing Else Matters	Metallica	Metallica	1991	metal
        Master of Puppets	Metallica	Master of Puppets	1986	metal
        One	Metallica	...And Justice for All	1988	metal
        Paranoid	Black Sabbath	Paranoid	1970	metal
        Iron Man	Black Sabbath	Paranoid	1970	metal
        War Pigs	Black Sabbath	Paranoid	1970	metal
        Crazy Train	Ozzy Osbourne	Blizzard of Ozz	1980	metal
        The Number of the Beast	Iron Maiden	The Number of the Beast	1982	metal
        Run to the Hills	Iron Maiden	The Number of the Beast	1982	metal
        Fear of the Dark	Iron Maiden	Fear of the Dark	1992	metal
        Ace of Spades	Motörhead	Ace of Spades	1980	metal
        Breaking the Law	Judas Priest	British Steel	1980	metal
        Thunderstruck	AC/DC	The Razors Edge	1990	metal	Workout Rock
        Back in Black	AC/DC	Back in Black	1980	metal	me:Road Trip
        Highway to Hell	AC/DC	Highway to Hell	1979	metal	me:Road Trip|Workout Rock
        You Shook Me All Night Long	AC/DC	Back in Black	1980	metal
        Chop Suey!	System of a Down	Toxicity	2001	metal
        Toxicity	System of a Down	Toxicity	2001	metal
        In the End	Linkin Park	Hybrid Theory	2000	metal
        Numb	Linkin Park	Meteora	2003	metal
        Kickstart My Heart	Mötley Crüe	Dr. Feelgood	1989	metal
        Pour Some Sugar on Me	Def Leppard	Hysteria	1987	metal
        Raining Blood	Slayer	Reign in Blood	1986	metal
        Walk	Pantera	Vulgar Display of Power	1992	metal
        Nemo	Nightwish	Once	2004	metal
        Blitzkrieg Bop	Ramones	Ramones	1976	punk
        Anarchy in the U.K.	Sex Pistols	Never Mind the Bollocks, Here's the Sex Pistols	1977	punk
        God Save the Queen	Sex Pistols	Never Mind the Bollocks, Here's the Sex Pistols	1977	punk
        London Calling	The Clash	London Calling	1979	punk
        Rock the Casbah	The Clash	Combat Rock	1982	punk	Party Hits
        Should I Stay or Should I Go	The Clash	Combat Rock	1982	punk
        Basket Case	Green Day	Dookie	1994	punk
        American Idiot	Green Day	American Idiot	2004	punk
        Boulevard of Broken Dreams	Green Day	American Idiot	2004	punk
        Wake Me Up When September Ends	Green Day	American Idiot	2004	punk
        All the Small Things	blink-182	Enema of the State	1999	punk
        What's My Age Again?	blink-182	Enema of the State	1999	punk
        I Miss You	blink-182	blink-182	2003	punk
        Self Esteem	The Offspring	Smash	1994	punk
        Linoleum	NOFX	Punk in Drublic	1994	punk
        I Write Sins Not Tragedies	Panic! at the Disco	A Fever You Can't Sweat Out	2005	punk
        Mr. Brightside	The Killers	Hot Fuss	2004	indie	me:Kitchen Party|Party Hits
        Somebody Told Me	The Killers	Hot Fuss	2004	indie
        Last Nite	The Strokes	Is This It	2001	indie
        I Bet You Look Good on the Dancefloor	Arctic Monkeys	Whatever People Say I Am, That's What I'm Not	2006	indie
        Do I Wanna Know?	Arctic Monkeys	AM	2013	indie
        505	Arctic Monkeys	Favourite Worst Nightmare	2007	indie
        Take Me Out	Franz Ferdinand	Franz Ferdinand	2004	indie
        Wake Up	Arcade Fire	Funeral	2004	indie
        There Is a Light That Never Goes Out	The Smiths	The Queen Is Dead	1986	indie
        This Charming Man	The Smiths	The Smiths	1984	indie
        Friday I'm in Love	The Cure	Wish	1992	indie	me:Road Trip
        Just Like Heaven	The Cure	Kiss Me, Kiss Me, Kiss Me	1987	indie
        Boys Don't Cry	The Cure	Boys Don't Cry	1980	indie
        Love Will Tear Us Apart	Joy Division	Substance	1980	indie
        Where Is My Mind?	Pixies	Surfer Rosa	1988	indie
        Somebody Else	The 1975	I Like It When You Sleep, for You Are So Beautiful yet So Unaware of It	2016	indie
        Chocolate	The 1975	The 1975	2013	indie
        Robbers	The 1975	The 1975	2013	indie
        The Less I Know the Better	Tame Impala	Currents	2015	indie	Chill
        Dog Days Are Over	Florence + The Machine	Lungs	2009	indie
        Electric Feel	MGMT	Oracular Spectacular	2008	indie
        Kids	MGMT	Oracular Spectacular	2008	indie
        Little Lion Man	Mumford & Sons	Sigh No More	2009	indie
        Skinny Love	Bon Iver	For Emma, Forever Ago	2008	indie	Chill
        Pumped Up Kicks	Foster the People	Torches	2011	indie
        """
}
