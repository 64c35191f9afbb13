from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skeleton/article.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_person = resolve('person')
    l_0_words = resolve('words')
    try:
        t_1 = environment.filters['first']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'first' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_3 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    yield '<article class="person h-card"'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'):
        pass
        yield ' id="'
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'slug'))
        yield '"'
    yield '>\n'
    yield from context.blocks['who'][0](context)
    yield '<div class="story"'
    yield escape(t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>\n<div class="reasons p-note">\n'
    for l_1_reason in environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'reasons'):
        _loop_vars = {}
        pass
        yield escape(environment.getattr(l_1_reason, 'html'))
    l_1_reason = missing
    yield '</div>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways'):
        pass
        yield '<p class="ways"'
        yield escape(t_2((environment.getattr(t_1(environment, environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways')), 'language') or environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '>'
        yield escape(t_3(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways')))
        yield '</p>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'own'):
        pass
        yield '<p class="own">'
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'own'))
        yield '</p>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'draft'):
        pass
        template = environment.get_template('draft.html', 'skeleton/article.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '</div>\n</article>\n'

def block_who(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield from context.blocks['portrait'][0](context)
    yield from context.blocks['name'][0](context)

def block_portrait(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_site = resolve('site')
    pass
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'portraits'):
        pass
        template = environment.get_template('portrait.html', 'skeleton/article.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()

def block_name(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    l_0_root = resolve('root')
    try:
        t_4 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<h2 class="name"'
    yield escape(t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'):
        pass
        yield '<a class="p-name" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'))
        yield '">'
        yield escape(t_4(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '</a>'
    else:
        pass
        yield '<span class="p-name">'
        yield escape(t_4(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '</span>'
    yield '</h2>\n'

blocks = {'who': block_who, 'portrait': block_portrait, 'name': block_name}
debug_info = '2=32&3=38&16=40&18=42&19=45&22=48&23=51&25=55&26=58&28=60&29=62&3=70&4=78&9=79&4=81&5=90&6=92&9=99&10=122&11=124&12=135'
# Made by Jinja of themes/skeleton/templates/article.html, not by hand.
