from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skeleton/index.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('page.html', 'skeleton/index.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_top(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_site = resolve('site')
    try:
        t_1 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<a class="skip" href="#people"'
    yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>'
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'skip'))
    yield '</a>\n<header class="masthead">\n<h1'
    yield escape(t_2(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title_lang')))
    yield '>'
    yield escape(t_1(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'), environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title_lang')))
    yield '</h1>\n'
    yield from context.blocks['opening'][0](context)
    yield from context.blocks['welcome'][0](context)
    yield from context.blocks['names'][0](context)
    yield '</header>\n'

def block_opening(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_welcome(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_site = resolve('site')
    pass
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'welcome'):
        pass
        yield '<div class="welcome">\n'
        yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'welcome'))
        yield '</div>\n'

def block_names(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_names = resolve('names')
    pass
    if (undefined(name='names') if l_0_names is missing else l_0_names):
        pass
        template = environment.get_template('names.html', 'skeleton/index.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield from context.blocks['people'][0](context)

def block_people(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_people = resolve('people')
    try:
        t_3 = environment.filters['article']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'article' found.")
    pass
    for l_1_person in (undefined(name='people') if l_0_people is missing else l_0_people):
        _loop_vars = {}
        pass
        yield escape(t_3(context, l_1_person))
    l_1_person = missing

def block_foot(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield '<footer class="foot">\n'
    yield from context.blocks['closing'][0](context)
    yield from context.blocks['verse'][0](context)
    yield from context.blocks['colophon'][0](context)
    yield '</footer>\n'

def block_closing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_verse(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_verse = resolve('verse')
    l_0_options = resolve('options')
    l_0_element = resolve('element')
    l_0_words = resolve('words')
    try:
        t_4 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    if (undefined(name='verse') if l_0_verse is missing else l_0_verse):
        pass
        l_0_element = ('div' if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'verse') else 'nav')
        _block_vars['element'] = l_0_element
        yield '<'
        yield escape((undefined(name='element') if l_0_element is missing else l_0_element))
        yield ' class="verse"'
        yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
        yield '>\n'
        for l_1_line in (undefined(name='verse') if l_0_verse is missing else l_0_verse):
            l_1_root = resolve('root')
            _loop_vars = {}
            pass
            yield '<p>'
            yield escape(t_4(l_1_line, (undefined(name='root') if l_1_root is missing else l_1_root)))
            yield '</p>\n'
        l_1_line = l_1_root = missing
        yield '</'
        yield escape((undefined(name='element') if l_0_element is missing else l_0_element))
        yield '>\n'

def block_colophon(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    template = environment.get_template('colophon.html', 'skeleton/index.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()

blocks = {'top': block_top, 'opening': block_opening, 'welcome': block_welcome, 'names': block_names, 'main': block_main, 'people': block_people, 'foot': block_foot, 'closing': block_closing, 'verse': block_verse, 'colophon': block_colophon}
debug_info = '2=12&3=17&4=40&6=44&7=48&9=49&16=50&7=53&9=62&10=71&12=74&16=77&17=86&18=88&23=95&24=103&25=120&26=123&30=126&32=135&34=136&44=137&32=140&34=149&35=173&36=175&37=178&38=182&39=187&41=191&44=194&45=202'
# Made by Jinja of themes/skeleton/templates/index.html, not by hand.
