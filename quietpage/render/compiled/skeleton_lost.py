from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'lost.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('page.html', 'lost.html')
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
    pass
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'lost_title'))

def block_style(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_home = resolve('home')
    l_0_style = resolve('style')
    pass
    if (undefined(name='home') if l_0_home is missing else l_0_home):
        pass
        template = environment.get_template('icons.html', 'lost.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '<style>'
    yield escape((undefined(name='style') if l_0_style is missing else l_0_style))
    yield '</style>\n'

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<div class="roll"'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>\n<h1 class="name">'
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'lost_title'))
    yield '</h1>\n<div class="story">\n'
    yield from context.blocks['lost'][0](context)
    yield from context.blocks['home'][0](context)
    yield '</div>\n</div>\n'

def block_lost(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    pass
    yield '<p>'
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'lost'))
    yield '</p>\n'

def block_home(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_home = resolve('home')
    l_0_words = resolve('words')
    try:
        t_2 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    pass
    if (undefined(name='home') if l_0_home is missing else l_0_home):
        pass
        yield '<p>'
        yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'home'), (undefined(name='home') if l_0_home is missing else l_0_home)))
        yield '</p>\n'

blocks = {'title': block_title, 'style': block_style, 'main': block_main, 'lost': block_lost, 'home': block_home}
debug_info = '2=12&3=17&4=28&5=38&6=40&8=47&10=50&11=66&12=68&14=70&17=71&14=74&15=84&17=87&18=103&19=106'
# Made by Jinja of themes/skeleton/templates/lost.html, not by hand.
