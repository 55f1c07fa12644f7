extension BuiltInRows {
    /// Rock from 1965 on, with namesakes: "Stand by Me", "Dreams", "One".
    static let rock = """
        title	artist	album	year	genre	playlists
        Bohemian Rhapsody	Queen	A Night at the Opera	1975	rock	me:Kitchen Party|spotify:This Is Queen
        Don't Stop Me Now	Queen	Jazz	1978	rock	me:Kitchen Party|Party Hits|spotify:This Is Queen
        We Will Rock You	Queen	News of the World	1977	rock	Workout Rock
        We Are the Champions	Queen	News of the World	1977	rock
        Radio Ga Ga	Queen	The Works	1984	rock
        I Want to Break Free	Queen	The Works	1984	rock
        Under Pressure	Queen; David Bowie	Hot Space	1982	rock
        Heroes	David Bowie	Heroes	1977	rock	me:Road Trip
        Space Oddity	David Bowie	David Bowie	1969	rock
        Let's Dance	David Bowie	Let's Dance	1983	rock	Party Hits
        Starman	David Bowie	The Rise and Fall of Ziggy Stardust and the Spiders from Mars	1972	rock
        Here Comes the Sun	The Beatles	Abbey Road	1969	rock	me:Morning Coffee
        Come Together	The Beatles	Abbey Road	1969	rock
        Something	The Beatles	Abbey Road	1969	rock
        Let It Be	The Beatles	Let It Be	1970	rock
        Yesterday	The Beatles	Help!	1965	rock
        Hey Jude	The Beatles	Past Masters	1968	rock
        Yellow Submarine	The Beatles	Revolver	1966	rock
        Eleanor Rigby	The Beatles	Revolver	1966	rock
        Here Comes the Sun - Remastered 2009	The Beatles	Abbey Road (Remastered)	2009	rock
        Paint It, Black	The Rolling Stones	Aftermath	1966	rock
        (I Can't Get No) Satisfaction	The Rolling Stones	Out of Our Heads	1965	rock
        Angie	The Rolling Stones	Goats Head Soup	1973	rock
        Start Me Up	The Rolling Stones	Tattoo You	1981	rock	Workout Rock
        Gimme Shelter	The Rolling Stones	Let It Bleed	1969	rock
        Stairway to Heaven	Led Zeppelin	Led Zeppelin IV	1971	rock
        Whole Lotta Love	Led Zeppelin	Led Zeppelin II	1969	rock
        Immigrant Song	Led Zeppelin	Led Zeppelin III	1970	rock	Workout Rock
        Wish You Were Here	Pink Floyd	Wish You Were Here	1975	rock
        Another Brick in the Wall, Pt. 2	Pink Floyd	The Wall	1979	rock
        Comfortably Numb	Pink Floyd	The Wall	1979	rock
        Time	Pink Floyd	The Dark Side of the Moon	1973	rock
        Money	Pink Floyd	The Dark Side of the Moon	1973	rock
        Hotel California	Eagles	Hotel California	1976	rock	me:Road Trip
        Take It Easy	Eagles	Eagles	1972	rock	me:Road Trip
        Dreams	Fleetwood Mac	Rumours	1977	rock	me:Dinner|Chill
        Go Your Own Way	Fleetwood Mac	Rumours	1977	rock	me:Road Trip
        The Chain	Fleetwood Mac	Rumours	1977	rock
        Everywhere	Fleetwood Mac	Tango in the Night	1987	rock
        Light My Fire	The Doors	The Doors	1967	rock
        Riders on the Storm	The Doors	L.A. Woman	1971	rock
        Purple Haze	Jimi Hendrix	Are You Experienced	1967	rock
        All Along the Watchtower	Jimi Hendrix	Electric Ladyland	1968	rock
        Bad Moon Rising	Creedence Clearwater Revival	Green River	1969	rock	me:Road Trip
        Fortunate Son	Creedence Clearwater Revival	Willy and the Poor Boys	1969	rock
        Have You Ever Seen the Rain	Creedence Clearwater Revival	Pendulum	1970	rock
        Smoke on the Water	Deep Purple	Machine Head	1972	rock
        Baba O'Riley	The Who	Who's Next	1971	rock
        My Generation	The Who	My Generation	1965	rock
        Born to Run	Bruce Springsteen	Born to Run	1975	rock	me:Road Trip
        Born in the U.S.A.	Bruce Springsteen	Born in the U.S.A.	1984	rock
        Dancing in the Dark	Bruce Springsteen	Born in the U.S.A.	1984	rock	Party Hits
        I'm on Fire	Bruce Springsteen	Born in the U.S.A.	1984	rock
        Summer of '69	Bryan Adams	Reckless	1984	rock	me:Road Trip
        Livin' on a Prayer	Bon Jovi	Slippery When Wet	1986	rock	Party Hits
        It's My Life	Bon Jovi	Crush	2000	rock
        Don't Stop Believin'	Journey	Escape	1981	rock	me:Kitchen Party|Party Hits
        Africa	Toto	Toto IV	1982	rock	me:Kitchen Party|me:Road Trip
        Hold the Line	Toto	Toto	1978	rock
        Every Breath You Take	The Police	Synchronicity	1983	rock
        Message in a Bottle	The Police	Reggatta de Blanc	1979	rock
        Roxanne	The Police	Outlandos d'Amour	1978	rock
        With or Without You	U2	The Joshua Tree	1987	rock
        Where the Streets Have No Name	U2	The Joshua Tree	1987	rock
        One	U2	Achtung Baby	1991	rock
        Beautiful Day	U2	All That You Can't Leave Behind	2000	rock
        Sweet Child O' Mine	Guns N' Roses	Appetite for Destruction	1987	rock
        Welcome to the Jungle	Guns N' Roses	Appetite for Destruction	1987	rock	Workout Rock
        November Rain	Guns N' Roses	Use Your Illusion I	1991	rock
        Losing My Religion	R.E.M.	Out of Time	1991	rock
        Everybody Hurts	R.E.M.	Automatic for the People	1992	rock
        Shiny Happy People	R.E.M.	Out of Time	1991	rock
        Smells Like Teen Spirit	Nirvana	Nevermind	1991	rock	Workout Rock
        Come as You Are	Nirvana	Nevermind	1991	rock
        Alive	Pearl Jam	Ten	1991	rock
        Black Hole Sun	Soundgarden	Superunknown	1994	rock
        Under the Bridge	Red Hot Chili Peppers	Blood Sugar Sex Magik	1991	rock
        Californication	Red Hot Chili Peppers	Californication	1999	rock
        Wonderwall	Oasis	(What's the Story) Morning Glory?	1995	rock	me:Kitchen Party
        Don't Look Back in Anger	Oasis	(What's the Story) Morning Glory?	1995	rock
        Champagne Supernova	Oasis	(What's the Story) Morning Glory?	1995	rock
        Stand by Me	Oasis	Be Here Now	1997	rock
        Live Forever	Oasis	Definitely Maybe	1994	rock
        Song 2	Blur	Blur	1997	rock	Workout Rock
        Parklife	Blur	Parklife	1994	rock
        Creep	Radiohead	Pablo Honey	1993	rock
        Karma Police	Radiohead	OK Computer	1997	rock
        No Surprises	Radiohead	OK Computer	1997	rock
        Yellow	Coldplay	Parachutes	2000	rock	Chill
        Clocks	Coldplay	A Rush of Blood to the Head	2002	rock
        Fix You	Coldplay	X&Y	2005	rock
        Viva la Vida	Coldplay	Viva la Vida or Death and All His Friends	2008	rock
        Everlong	Foo Fighters	The Colour and the Shape	1997	rock
        Best of You	Foo Fighters	In Your Honor	2005	rock
        Zombie	The Cranberries	No Need to Argue	1994	rock
        Dreams	The Cranberries	Everybody Else Is Doing It, So Why Can't We?	1993	rock
        Iris	Goo Goo Dolls	Dizzy Up the Girl	1998	rock
        Hurt	Nine Inch Nails	The Downward Spiral	1994	rock
        Seven Nation Army	The White Stripes	Elephant	2003	rock	Workout Rock
        Use Somebody	Kings of Leon	Only by the Night	2008	rock
        Sex on Fire	Kings of Leon	Only by the Night	2008	rock
        """
}
