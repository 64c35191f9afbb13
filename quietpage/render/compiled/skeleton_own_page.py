from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'own-page.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('page.html', 'own-page.html')
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
    l_0_own = resolve('own')
    pass
    yield escape(environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'title'))

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_own = resolve('own')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<div class="roll">\n'
    yield from context.blocks['name'][0](context)
    yield '<div class="story"'
    yield escape(t_1(environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'language')))
    yield '>\n'
    yield from context.blocks['text'][0](context)
    yield '</div>\n</div>\n'

def block_name(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_own = resolve('own')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<h1'
    yield escape(t_1(environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'language')))
    yield '>'
    yield escape(environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'heading'))
    yield '</h1>\n'

def block_text(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_own = resolve('own')
    pass
    yield escape(environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'html'))

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
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_2 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    pass
    yield '<p class="crowd"'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>'
    yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'everybody'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), 'index.html', ))))
    yield '</p>\n'

def block_colophon(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    template = environment.get_template('colophon.html', 'own-page.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()

blocks = {'title': block_title, 'main': block_main, 'name': block_name, 'text': block_text, 'foot': block_foot, 'everybody': block_everybody, 'colophon': block_colophon}
debug_info = '2=12&3=17&4=28&6=44&9=46&10=48&6=51&7=67&10=72&11=81&16=83&18=92&21=93&18=96&19=119&21=124&22=132'
# Made by Jinja of themes/skeleton/templates/own-page.html, not by hand.
