extension BuiltInRows {
    /// Children's songs, Christmas songs and music from films.
    static let children = """
        title	artist	album	year	genre	playlists
        Let It Go	Idina Menzel	Frozen	2013	children	Bedtime and Play
        Do You Want to Build a Snowman?	Kristen Bell; Agatha Lee Monn; Katie Lopez	Frozen	2013	children
        We Don't Talk About Bruno	Carolina Gaitán; Mauro Castillo	Encanto	2021	children
        How Far I'll Go	Auliʻi Cravalho	Moana	2016	children
        Hakuna Matata	Nathan Lane; Ernie Sabella	The Lion King	1994	children
        Circle of Life	Carmen Twillie; Lebo M.	The Lion King	1994	children
        Can You Feel the Love Tonight	Elton John	The Lion King	1994	children
        The Bare Necessities	Phil Harris; Bruce Reitherman	The Jungle Book	1967	children
        Under the Sea	Samuel E. Wright	The Little Mermaid	1989	children
        You've Got a Friend in Me	Randy Newman	Toy Story	1995	children
        Supercalifragilisticexpialidocious	Julie Andrews; Dick Van Dyke	Mary Poppins	1964	children
        Baby Shark	Pinkfong	Baby Shark	2016	children	Bedtime and Play
        The Wheels on the Bus	Super Simple Songs	Super Simple Songs 2	2010	children	Bedtime and Play
        Twinkle Twinkle Little Star	Super Simple Songs	Super Simple Songs 1	2006	children	Bedtime and Play
        Old MacDonald Had a Farm	The Kiboomers	Nursery Rhymes	2012	children	Bedtime and Play
        If You're Happy and You Know It	The Kiboomers	Nursery Rhymes	2012	children
        Alle meine Entchen	Kinderchor Sonnenschein	Die schönsten Kinderlieder	2008	children
        Backe, backe Kuchen	Kinderchor Sonnenschein	Die schönsten Kinderlieder	2008	children
        Der Mond ist aufgegangen	Kinderchor Sonnenschein	Die schönsten Kinderlieder	2008	children	Bedtime and Play
        In der Weihnachtsbäckerei	Rolf Zuckowski	Winterkinder	1987	christmas
        Wie schön, dass du geboren bist	Rolf Zuckowski	Was Spaß macht	1981	children
        Pippi Langstrumpf	Eva Mattes	Pippi Langstrumpf	1971	children
        Frère Jacques	Les Petits Chanteurs	Comptines pour enfants	2009	children
        Sur le pont d'Avignon	Les Petits Chanteurs	Comptines pour enfants	2009	children
        Los pollitos dicen	Canciones Infantiles	Canciones infantiles	2011	children
        Sesame Street Theme	Sesame Street	Sesame Street Platinum All-Time Favorites	1995	children
        Rainbow Connection	Kermit	The Muppet Movie	1979	children
        All I Want for Christmas Is You	Mariah Carey	Merry Christmas	1994	christmas
        Last Christmas	Wham!	Music from the Edge of Heaven	1984	christmas
        White Christmas	Bing Crosby	Merry Christmas	1942	christmas
        Driving Home for Christmas	Chris Rea	New Light Through Old Windows	1988	christmas
        Fairytale of New York	The Pogues; Kirsty MacColl	If I Should Fall from Grace with God	1988	christmas
        Jingle Bell Rock	Bobby Helms	Jingle Bell Rock	1957	christmas
        Rockin' Around the Christmas Tree	Brenda Lee	Merry Christmas from Brenda Lee	1964	christmas
        Feliz Navidad	José Feliciano	Feliz Navidad	1970	christmas
        Have Yourself a Merry Little Christmas	Judy Garland	Meet Me in St. Louis	1944	christmas
        Stille Nacht	Wiener Sängerknaben	Weihnachten mit den Wiener Sängerknaben	1967	christmas
        Time	Hans Zimmer	Inception	2010	soundtrack
        Cornfield Chase	Hans Zimmer	Interstellar	2014	soundtrack	Chill
        Star Wars Main Title	John Williams; London Symphony Orchestra	Star Wars: A New Hope	1977	soundtrack
        Hedwig's Theme	John Williams	Harry Potter and the Sorcerer's Stone	2001	soundtrack
        The Good, the Bad and the Ugly	Ennio Morricone	The Good, the Bad and the Ugly	1966	soundtrack
        He's a Pirate	Klaus Badelt	Pirates of the Caribbean: The Curse of the Black Pearl	2003	soundtrack
        Concerning Hobbits	Howard Shore	The Lord of the Rings: The Fellowship of the Ring	2001	soundtrack
        Axel F	Harold Faltermeyer	Beverly Hills Cop	1984	soundtrack
        Moon River	Audrey Hepburn	Breakfast at Tiffany's	1961	soundtrack	me:Dinner
        Ghostbusters	Ray Parker Jr.	Ghostbusters	1984	soundtrack	Party Hits
        Eye of the Tiger	Survivor	Eye of the Tiger	1982	soundtrack	Workout Rock
        Footloose	Kenny Loggins	Footloose	1984	soundtrack
        """
}
