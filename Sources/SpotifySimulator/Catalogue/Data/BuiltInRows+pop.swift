extension BuiltInRows {
    /// Pop from 1970 on, with namesakes: "Hello", "Perfect", "The Power of Love".
    static let pop = """
        title	artist	album	year	genre	playlists
        Dancing Queen	ABBA	Arrival	1976	pop	me:Kitchen Party|Party Hits
        Mamma Mia	ABBA	ABBA	1975	pop	me:Kitchen Party
        The Winner Takes It All	ABBA	Super Trouper	1980	pop
        Waterloo	ABBA	Waterloo	1974	pop	Party Hits
        Take a Chance on Me	ABBA	The Album	1977	pop
        Gimme! Gimme! Gimme! (A Man After Midnight)	ABBA	Voulez-Vous	1979	pop
        Billie Jean	Michael Jackson	Thriller	1982	pop	me:Kitchen Party|Party Hits
        Thriller	Michael Jackson	Thriller	1982	pop
        Beat It	Michael Jackson	Thriller	1982	pop
        Smooth Criminal	Michael Jackson	Bad	1987	pop
        Man in the Mirror	Michael Jackson	Bad	1987	pop
        Black or White	Michael Jackson	Dangerous	1991	pop
        Like a Prayer	Madonna	Like a Prayer	1989	pop	Party Hits
        Like a Virgin	Madonna	Like a Virgin	1984	pop
        Vogue	Madonna	I'm Breathless	1990	pop
        Hung Up	Madonna	Confessions on a Dance Floor	2005	pop
        Purple Rain	Prince	Purple Rain	1984	pop
        Kiss	Prince	Parade	1986	pop
        When Doves Cry	Prince	Purple Rain	1984	pop
        Take On Me	a-ha	Hunting High and Low	1985	pop	me:Kitchen Party|Party Hits
        Girls Just Want to Have Fun	Cyndi Lauper	She's So Unusual	1983	pop	Party Hits
        Time After Time	Cyndi Lauper	She's So Unusual	1983	pop
        Wake Me Up Before You Go-Go	Wham!	Make It Big	1984	pop	Party Hits
        Careless Whisper	George Michael	Make It Big	1984	pop	Chill
        Faith	George Michael	Faith	1987	pop
        Everybody Wants to Rule the World	Tears for Fears	Songs from the Big Chair	1985	pop	me:Road Trip
        Shout	Tears for Fears	Songs from the Big Chair	1985	pop
        Sweet Dreams (Are Made of This)	Eurythmics	Sweet Dreams (Are Made of This)	1983	pop
        Running Up That Hill (A Deal with God)	Kate Bush	Hounds of Love	1985	pop
        Wuthering Heights	Kate Bush	The Kick Inside	1978	pop
        Never Gonna Give You Up	Rick Astley	Whenever You Need Somebody	1987	pop	Party Hits
        Hello	Adele	25	2015	pop	Chill
        Someone Like You	Adele	21	2011	pop
        Rolling in the Deep	Adele	21	2011	pop
        Set Fire to the Rain	Adele	21	2011	pop
        Easy on Me	Adele	30	2021	pop
        Skyfall	Adele	Skyfall	2012	pop
        Hello	Lionel Richie	Can't Slow Down	1983	pop
        All Night Long (All Night)	Lionel Richie	Can't Slow Down	1983	pop	Party Hits
        Crazy in Love	Beyoncé; JAY-Z	Dangerously in Love	2003	pop	Party Hits
        Halo	Beyoncé	I Am... Sasha Fierce	2008	pop
        Single Ladies (Put a Ring on It)	Beyoncé	I Am... Sasha Fierce	2008	pop
        Texas Hold 'Em	Beyoncé	Cowboy Carter	2024	pop
        Shake It Off	Taylor Swift	1989	2014	pop	Party Hits
        Blank Space	Taylor Swift	1989	2014	pop
        Love Story	Taylor Swift	Fearless	2008	pop
        Love Story (Taylor's Version)	Taylor Swift	Fearless (Taylor's Version)	2021	pop
        Cruel Summer	Taylor Swift	Lover	2019	pop
        Anti-Hero	Taylor Swift	Midnights	2022	pop
        Cardigan	Taylor Swift	Folklore	2020	pop	Chill
        All Too Well (10 Minute Version) (Taylor's Version)	Taylor Swift	Red (Taylor's Version)	2021	pop
        Shape of You	Ed Sheeran	÷ (Deluxe)	2017	pop
        Perfect	Ed Sheeran	÷ (Deluxe)	2017	pop	me:Dinner
        Thinking Out Loud	Ed Sheeran	x	2014	pop
        Bad Habits	Ed Sheeran	=	2021	pop
        Perfect	Fairground Attraction	The First of a Million Kisses	1988	pop
        Bad Romance	Lady Gaga	The Fame Monster	2009	pop	Party Hits
        Poker Face	Lady Gaga	The Fame	2008	pop
        Shallow	Lady Gaga; Bradley Cooper	A Star Is Born Soundtrack	2018	pop
        Firework	Katy Perry	Teenage Dream	2010	pop
        I Kissed a Girl	Katy Perry	One of the Boys	2008	pop
        Roar	Katy Perry	Prism	2013	pop
        Party in the U.S.A.	Miley Cyrus	The Time of Our Lives	2009	pop	Party Hits
        Flowers	Miley Cyrus	Endless Summer Vacation	2023	pop
        Wrecking Ball	Miley Cyrus	Bangerz	2013	pop
        Toxic	Britney Spears	In the Zone	2003	pop
        ...Baby One More Time	Britney Spears	...Baby One More Time	1998	pop	Party Hits
        Oops!... I Did It Again	Britney Spears	Oops!... I Did It Again	2000	pop
        Wannabe	Spice Girls	Spice	1996	pop	me:Kitchen Party|Party Hits
        I Want It That Way	Backstreet Boys	Millennium	1999	pop
        Bye Bye Bye	*NSYNC	No Strings Attached	2000	pop
        Just the Way You Are	Bruno Mars	Doo-Wops & Hooligans	2010	pop
        Just the Way You Are	Billy Joel	The Stranger	1977	pop	me:Dinner
        Piano Man	Billy Joel	Piano Man	1973	pop
        Uptown Girl	Billy Joel	An Innocent Man	1983	pop
        Uptown Funk	Mark Ronson; Bruno Mars	Uptown Special	2015	pop	Party Hits
        Happy	Pharrell Williams	G I R L	2014	pop	me:Morning Coffee
        Umbrella	Rihanna; JAY-Z	Good Girl Gone Bad	2007	pop
        Diamonds	Rihanna	Unapologetic	2012	pop
        We Found Love	Rihanna; Calvin Harris	Talk That Talk	2011	pop	Party Hits
        Chandelier	Sia	1000 Forms of Fear	2014	pop
        Royals	Lorde	Pure Heroine	2013	pop
        Video Games	Lana Del Rey	Born to Die	2012	pop	Chill
        Summertime Sadness	Lana Del Rey	Born to Die	2012	pop
        bad guy	Billie Eilish	WHEN WE ALL FALL ASLEEP, WHERE DO WE GO?	2019	pop
        BIRDS OF A FEATHER	Billie Eilish	HIT ME HARD AND SOFT	2024	pop
        7 rings	Ariana Grande	thank u, next	2019	pop
        thank u, next	Ariana Grande	thank u, next	2019	pop
        Levitating	Dua Lipa	Future Nostalgia	2020	pop	Party Hits
        Don't Start Now	Dua Lipa	Future Nostalgia	2020	pop
        New Rules	Dua Lipa	Dua Lipa	2017	pop
        Blinding Lights	The Weeknd	After Hours	2020	pop	me:Road Trip
        Starboy	The Weeknd; Daft Punk	Starboy	2016	pop
        As It Was	Harry Styles	Harry's House	2022	pop
        Watermelon Sugar	Harry Styles	Fine Line	2019	pop
        drivers license	Olivia Rodrigo	SOUR	2021	pop
        good 4 u	Olivia Rodrigo	SOUR	2021	pop
        Espresso	Sabrina Carpenter	Short n' Sweet	2024	pop	me:Morning Coffee
        Get the Party Started	P!nk	Missundaztood	2001	pop
        So What	P!nk	Funhouse	2008	pop
        TiK ToK	Ke$ha	Animal	2010	pop
        Dynamite	BTS	BE	2020	pop
        Gangnam Style	PSY	Psy 6 (Six Rules), Part 1	2012	pop	Party Hits
        Your Song	Elton John	Elton John	1970	pop	me:Dinner
        Rocket Man (I Think It's Going to Be a Long, Long Time)	Elton John	Honky Château	1972	pop
        Tiny Dancer	Elton John	Madman Across the Water	1971	pop
        I'm Still Standing	Elton John	Too Low for Zero	1983	pop
        Angels	Robbie Williams	Life thru a Lens	1997	pop
        Feel	Robbie Williams	Escapology	2002	pop
        Can't Get You Out of My Head	Kylie Minogue	Fever	2001	pop
        My Heart Will Go On	Céline Dion	Let's Talk About Love	1997	pop
        Bleeding Love	Leona Lewis	Spirit	2007	pop
        Rehab	Amy Winehouse	Back to Black	2006	pop
        Back to Black	Amy Winehouse	Back to Black	2006	pop
        Valerie	Mark Ronson; Amy Winehouse	Version	2007	pop	Party Hits
        Hurt	Christina Aguilera	Back to Basics	2006	pop
        The Power of Love	Frankie Goes to Hollywood	Welcome to the Pleasuredome	1984	pop
        The Power of Love	Jennifer Rush	Jennifer Rush	1984	pop
        The Power of Love	Huey Lewis & The News	Back to the Future	1985	pop
        Hallelujah	Jeff Buckley	Grace	1994	pop	Chill
        """
}
