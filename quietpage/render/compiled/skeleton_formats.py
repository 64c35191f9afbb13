from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'formats.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_heading = resolve('heading')
    l_0_page = resolve('page')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    l_0_words = resolve('words')
    l_0_person = resolve('person')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_2 = environment.filters['striptags']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'striptags' found.")
    pass
    yield '<meta property="og:title" content="'
    yield escape(t_2((undefined(name='heading') if l_0_heading is missing else l_0_heading)))
    yield '">\n<meta property="og:description" content="'
    yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'description'))
    yield '">\n<meta property="og:type" content="'
    yield escape(('profile' if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') == 'one') else 'website'))
    yield '">\n<meta property="og:site_name" content="'
    yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'))
    yield '">\n'
    if environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'canonical'):
        pass
        yield '<meta property="og:url" content="'
        yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'canonical'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'fediverse'):
        pass
        yield '<meta name="fediverse:creator" content="'
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'fediverse'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'blogroll'):
        pass
        yield '<link rel="blogroll" type="text/xml" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'blogroll'))
        yield '" title="'
        yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'take'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'feed'):
        pass
        yield '<link rel="alternate" type="application/rss+xml" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'feed'))
        yield '" title="'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'news'), title=environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title')))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'vouches'):
        pass
        yield '<link rel="human-json" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'vouches'))
        yield '">\n'
    if ((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') == 'one') and environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'card')):
        pass
        yield '<link rel="alternate" type="text/vcard" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'card'))
        yield '" title="'
        yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'contact'))
        yield '">\n'
    if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') == 'index'):
        pass
        if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'humans'):
            pass
            yield '<link rel="author" type="text/plain" href="'
            yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
            yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'humans'))
            yield '">\n'
        for l_1_address in environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'me'):
            _loop_vars = {}
            pass
            yield '<link rel="me" href="'
            yield escape(l_1_address)
            yield '">\n'
        l_1_address = missing
        yield '<script type="application/ld+json">'
        yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'data'))
        yield '</script>\n'

blocks = {}
debug_info = '2=30&3=32&4=34&5=36&6=38&7=41&9=43&10=46&12=48&13=51&15=56&16=59&18=64&19=67&21=70&22=73&24=78&25=80&26=83&28=86&29=90&31=94'
# Made by Jinja of themes/skeleton/templates/formats.html, not by hand.
