extension Catalogue {
    static let starter = """
        title\tartist\talbum\tyear\tgenre\tplaylists
        So What\tMiles Davis\tKind of Blue\t1959\tjazz\tme:My Jazz
        Take Five\tThe Dave Brubeck Quartet\tTime Out\t1959\tjazz\tme:My Jazz|Dinner
        Stand by Me\tBen E. King\tDon't Play That Song!\t1962\tsoul\t
        Stand by Me\tOasis\tBe Here Now\t1997\trock\t
        """
}
