from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skeleton/way.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('page.html', 'skeleton/way.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_title(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    l_0_way = resolve('way')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    pass
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'way_title'), (undefined(name='root') if l_0_root is missing else l_0_root), way=environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word'), verse=environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'verse')))

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield '<div class="roll">\n'
    yield from context.blocks['way'][0](context)
    yield '<div class="story">\n'
    yield from context.blocks['line'][0](context)
    yield from context.blocks['people'][0](context)
    yield '</div>\n</div>\n'

def block_way(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    l_0_way = resolve('way')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<h1 class="name"'
    yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'way_title'), (undefined(name='root') if l_0_root is missing else l_0_root), way=environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word'), verse=environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'verse')))
    yield '</h1>\n'

def block_line(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_way = resolve('way')
    try:
        t_3 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    pass
    if environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'line'):
        pass
        yield '<p class="line">'
        yield escape(t_3(environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'line')))
        yield '</p>\n'

def block_people(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_people = resolve('people')
    try:
        t_4 = environment.filters['way_article']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'way_article' found.")
    pass
    for l_1_person in (undefined(name='people') if l_0_people is missing else l_0_people):
        l_1_way = resolve('way')
        _loop_vars = {}
        pass
        yield escape(t_4(context, l_1_person, (undefined(name='way') if l_1_way is missing else l_1_way)))
    l_1_person = l_1_way = missing

def block_foot(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield '<footer class="foot">\n'
    yield from context.blocks['everybody'][0](context)
    yield from context.blocks['colophon'][0](context)
    yield '</footer>\n'

def block_everybody(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_5 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    pass
    yield '<p class="crowd"'
    yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>'
    yield escape(t_5(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'everybody'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), 'index.html', ))))
    yield '</p>\n'

def block_colophon(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    template = environment.get_template('colophon.html', 'skeleton/way.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()

blocks = {'title': block_title, 'main': block_main, 'way': block_way, 'line': block_line, 'people': block_people, 'foot': block_foot, 'everybody': block_everybody, 'colophon': block_colophon}
debug_info = '2=12&3=17&4=36&6=45&10=47&15=48&6=51&7=75&10=80&11=95&12=98&15=101&16=116&17=120&23=123&25=132&28=133&25=136&26=159&28=164&29=172'
# Made by Jinja of themes/skeleton/templates/way.html, not by hand.
