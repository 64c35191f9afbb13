from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'page.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_page = resolve('page')
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    l_0_heading = missing
    try:
        t_1 = environment.filters['e']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'e' found.")
    try:
        t_2 = environment.filters['safe']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'safe' found.")
    pass
    yield '<!doctype html>\n<html lang="'
    yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'language'))
    yield '"'
    if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'dir') == 'rtl'):
        pass
        yield ' dir="rtl"'
    yield '>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(t_2(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'policy')))
    yield '">\n<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    t_3 = []
    pass
    gen = context.blocks['title'][0](context)
    try:
        for event in gen:
            t_3.append(event)
    finally: gen.close()
    l_0_heading = (Markup if context.eval_ctx.autoescape else identity)(concat(t_3))
    context.vars['heading'] = l_0_heading
    context.exported_vars.add('heading')
    yield '<title>'
    yield escape((undefined(name='heading') if l_0_heading is missing else l_0_heading))
    if ((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'index') and (t_1(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title')) not in (undefined(name='heading') if l_0_heading is missing else l_0_heading))):
        pass
        yield ' – '
        yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'))
    yield '</title>\n'
    yield from context.blocks['description'][0](context)
    yield '<meta name="generator" content="quietpage">\n'
    if (environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'audience') == 'whisper'):
        pass
        yield '<meta name="robots" content="noindex, nofollow, noimageindex">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    for (l_1_scheme, l_1_colour) in environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'paper'):
        _loop_vars = {}
        pass
        yield '<meta name="theme-color" media="(prefers-color-scheme: '
        yield escape(l_1_scheme)
        yield ')" content="'
        yield escape(l_1_colour)
        yield '">\n'
    l_1_scheme = l_1_colour = missing
    if environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'canonical'):
        pass
        yield '<link rel="canonical" href="'
        yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'canonical'))
        yield '">\n'
    if (environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'preload') and (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'lost')):
        pass
        template = environment.get_template('preload.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'heading': l_0_heading}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') == 'page'):
        pass
        yield '<link rel="stylesheet" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield 'pages.css">\n'
    yield from context.blocks['style'][0](context)
    if ((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'lost') and (not environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'minors'))):
        pass
        template = environment.get_template('formats.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'heading': l_0_heading}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'card'):
        pass
        template = environment.get_template('card.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'heading': l_0_heading}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield from context.blocks['head'][0](context)
    yield '</head>\n<body class="'
    yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind'))
    yield '">\n'
    if (environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'portraits') and (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') in ('index', 'one'))):
        pass
        template = environment.get_template('sprig.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'heading': l_0_heading}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield from context.blocks['top'][0](context)
    yield '<main id="people">\n'
    yield from context.blocks['main'][0](context)
    yield '</main>\n'
    yield from context.blocks['foot'][0](context)
    yield '</body>\n</html>\n'

def block_title(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_site = resolve('site')
    pass
    yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'))

def block_description(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    try:
        t_4 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<meta name="description"'
    yield escape(t_4(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'description_lang')))
    yield ' content="'
    yield escape(environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'description'))
    yield '">\n'

def block_style(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_root = resolve('root')
    pass
    template = environment.get_template('icons.html', 'page.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '<link rel="stylesheet" href="'
    yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
    yield 'style.css">\n'

def block_head(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_top(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_page = resolve('page')
    l_0_root = resolve('root')
    l_0_home = resolve('home')
    l_0_site = resolve('site')
    l_0_house = missing
    try:
        t_5 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_4 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    l_0_house = (markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), 'index.html', )) if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') != 'lost') else (undefined(name='home') if l_0_home is missing else l_0_home))
    _block_vars['house'] = l_0_house
    yield '<header class="home"'
    yield escape(t_4(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title_lang')))
    yield '>\n'
    if (undefined(name='house') if l_0_house is missing else l_0_house):
        pass
        yield '<a rel="home" href="'
        yield escape((undefined(name='house') if l_0_house is missing else l_0_house))
        yield '">'
        yield escape(t_5(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'), environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title_lang')))
        yield '</a>\n'
    else:
        pass
        yield '<span>'
        yield escape(t_5(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'), environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title_lang')))
        yield '</span>\n'
    yield '</header>\n'

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_foot(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'title': block_title, 'description': block_description, 'style': block_style, 'head': block_head, 'top': block_top, 'main': block_main, 'foot': block_foot}
debug_info = '3=28&6=34&9=40&10=47&11=53&15=55&19=59&20=63&22=68&23=71&25=73&26=75&28=81&29=84&31=86&35=87&36=89&38=95&39=97&41=103&44=105&45=107&46=109&48=115&59=117&62=119&9=122&11=133&12=149&31=154&32=163&33=170&41=173&48=182&49=207&50=210&51=212&52=215&54=222&59=226&62=235'
# Made by Jinja of themes/skeleton/templates/page.html, not by hand.
