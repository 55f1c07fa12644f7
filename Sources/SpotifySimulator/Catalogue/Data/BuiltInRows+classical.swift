extension BuiltInRows {
    /// Classical music: composer first, then who plays.
    static let classical = """
        title	artist	album	year	genre	playlists
        Clair de lune	Claude Debussy; Pascal Rogé	Debussy: Piano Works	1979	classical	me:Dinner|Peaceful Piano Favourites
        Gymnopédie No. 1	Erik Satie; Pascal Rogé	Satie: 3 Gymnopédies	1984	classical	me:Dinner|Peaceful Piano Favourites
        Gnossienne No. 1	Erik Satie; Pascal Rogé	Satie: 3 Gymnopédies	1984	classical	Peaceful Piano Favourites
        Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio	Ludwig van Beethoven; Carlos Kleiber; Wiener Philharmoniker	Beethoven: Symphonies Nos. 5 & 7	1975	classical
        Symphony No. 7 in A Major, Op. 92: II. Allegretto	Ludwig van Beethoven; Carlos Kleiber; Wiener Philharmoniker	Beethoven: Symphonies Nos. 5 & 7	1975	classical
        Symphony No. 9 in D Minor, Op. 125 "Choral": IV. Presto	Ludwig van Beethoven; Herbert von Karajan; Berliner Philharmoniker	Beethoven: Symphony No. 9	1963	classical
        Piano Sonata No. 14 in C-Sharp Minor "Moonlight": I. Adagio sostenuto	Ludwig van Beethoven; Wilhelm Kempff	Beethoven: Piano Sonatas	1965	classical	Peaceful Piano Favourites
        Für Elise	Ludwig van Beethoven; Alfred Brendel	Beethoven: Bagatelles	1985	classical	Peaceful Piano Favourites
        The Four Seasons, Spring: I. Allegro	Antonio Vivaldi; Anne-Sophie Mutter	Vivaldi: The Four Seasons	1984	classical	me:Morning Coffee
        The Four Seasons, Winter: I. Allegro non molto	Antonio Vivaldi; Anne-Sophie Mutter	Vivaldi: The Four Seasons	1984	classical
        Cello Suite No. 1 in G Major, BWV 1007: I. Prélude	Johann Sebastian Bach; Yo-Yo Ma	Bach: Unaccompanied Cello Suites	1983	classical	me:Dinner
        Goldberg Variations, BWV 988: Aria	Johann Sebastian Bach; Glenn Gould	Bach: The Goldberg Variations	1982	classical
        Toccata and Fugue in D Minor, BWV 565	Johann Sebastian Bach; Helmut Walcha	Bach: Organ Works	1963	classical
        Brandenburg Concerto No. 3 in G Major: I. Allegro	Johann Sebastian Bach; Trevor Pinnock; The English Concert	Bach: Brandenburg Concertos	1982	classical
        Eine kleine Nachtmusik, K. 525: I. Allegro	Wolfgang Amadeus Mozart; Academy of St Martin in the Fields	Mozart: Serenades	1986	classical
        Requiem in D Minor, K. 626: Lacrimosa	Wolfgang Amadeus Mozart; Karl Böhm; Wiener Philharmoniker	Mozart: Requiem	1971	classical
        Piano Concerto No. 21 in C Major, K. 467: II. Andante	Wolfgang Amadeus Mozart; Géza Anda	Mozart: Piano Concertos	1962	classical
        The Magic Flute, K. 620: Der Hölle Rache	Wolfgang Amadeus Mozart; Karl Böhm	Mozart: Die Zauberflöte	1964	classical
        Nocturne in E-Flat Major, Op. 9 No. 2	Frédéric Chopin; Arthur Rubinstein	Chopin: Nocturnes	1965	classical	Peaceful Piano Favourites
        Fantaisie-Impromptu in C-Sharp Minor, Op. 66	Frédéric Chopin; Arthur Rubinstein	Chopin: Favourites	1964	classical
        The Nutcracker: Dance of the Sugar Plum Fairy	Pyotr Ilyich Tchaikovsky; André Previn; London Symphony Orchestra	Tchaikovsky: The Nutcracker	1972	classical
        Swan Lake, Op. 20: Scene	Pyotr Ilyich Tchaikovsky; André Previn; London Symphony Orchestra	Tchaikovsky: Swan Lake	1976	classical
        The Blue Danube, Op. 314	Johann Strauss II; Willi Boskovsky; Wiener Philharmoniker	Strauss: Waltzes	1979	classical
        Peer Gynt Suite No. 1: Morning Mood	Edvard Grieg; Herbert von Karajan; Berliner Philharmoniker	Grieg: Peer Gynt Suites	1983	classical	me:Morning Coffee
        Peer Gynt Suite No. 1: In the Hall of the Mountain King	Edvard Grieg; Herbert von Karajan; Berliner Philharmoniker	Grieg: Peer Gynt Suites	1983	classical
        Finlandia, Op. 26	Jean Sibelius; Herbert von Karajan; Berliner Philharmoniker	Sibelius: Finlandia	1984	classical
        Symphony No. 9 in E Minor "From the New World": II. Largo	Antonín Dvořák; Rafael Kubelík; Berliner Philharmoniker	Dvořák: Symphony No. 9	1973	classical
        Boléro	Maurice Ravel; Charles Dutoit	Ravel: Boléro	1981	classical
        Carmen Suite No. 1: Les Toréadors	Georges Bizet; Charles Dutoit	Bizet: Carmen Suites	1986	classical
        Messiah, HWV 56: Hallelujah	George Frideric Handel; Trevor Pinnock; The English Concert	Handel: Messiah	1988	classical
        Turandot: Nessun dorma	Giacomo Puccini; Luciano Pavarotti	Puccini: Turandot	1972	classical
        La traviata: Libiamo ne' lieti calici	Giuseppe Verdi; Carlos Kleiber	Verdi: La traviata	1977	classical
        Also sprach Zarathustra, Op. 30: Einleitung	Richard Strauss; Herbert von Karajan; Berliner Philharmoniker	Strauss: Also sprach Zarathustra	1973	classical
        The Planets, Op. 32: Jupiter, the Bringer of Jollity	Gustav Holst; Charles Dutoit	Holst: The Planets	1987	classical
        Adagio for Strings, Op. 11	Samuel Barber; Leonard Bernstein; New York Philharmonic	Barber: Adagio	1971	classical
        Carmina Burana: O Fortuna	Carl Orff; Eugen Jochum	Orff: Carmina Burana	1968	classical
        Canon in D Major	Johann Pachelbel; Jean-François Paillard	Pachelbel: Canon	1968	classical
        Spiegel im Spiegel	Arvo Pärt	Alina	1999	classical	Peaceful Piano Favourites
        Experience	Ludovico Einaudi	In a Time Lapse	2013	classical	Peaceful Piano Favourites
        Nuvole bianche	Ludovico Einaudi	Una mattina	2004	classical	Peaceful Piano Favourites
        River Flows in You	Yiruma	First Love	2001	classical	Peaceful Piano Favourites
        """
}
