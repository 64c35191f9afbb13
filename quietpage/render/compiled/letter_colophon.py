from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'colophon.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_words = resolve('words')
    l_0_page = resolve('page')
    l_0_options = resolve('options')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
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
    try:
        t_3 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    yield '<p class="colophon"'
    yield escape(t_2(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>\n'
    if ((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'index') or environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'signature')):
        pass
        yield escape(t_1((environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'made') if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'minors') else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'chosen')), (undefined(name='root') if l_0_root is missing else l_0_root), name=environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'card')))
        yield '\n'
    if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'page'):
        pass
        yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'order'))
        yield '\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'links'):
        pass
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'elsewhere'), (undefined(name='root') if l_0_root is missing else l_0_root), links=t_3(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'links'))))
        yield '\n'
    template = environment.get_template('take.html', 'colophon.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'pages'):
        pass
        template = environment.get_template('pages.html', 'colophon.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'leave'):
        pass
        yield '<span class="leave"><br>'
        yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'leave'))
        yield '</span>\n'
    yield '</p>\n'

blocks = {}
debug_info = '2=35&3=37&4=39&6=41&7=43&9=45&10=47&12=49&13=55&14=57&16=63&17=66'
# Made by Jinja of themes/letter/templates/colophon.html, not by hand.
