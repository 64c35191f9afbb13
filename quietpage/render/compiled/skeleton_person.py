from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'person.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('page.html', 'person.html')
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
    l_0_person = resolve('person')
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_2 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways'):
        pass
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'person_title'), (undefined(name='root') if l_0_root is missing else l_0_root), name=environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), ways=t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways'))))
    else:
        pass
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'))

def block_main(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<article class="person h-card">\n'
    yield from context.blocks['who'][0](context)
    yield '<div class="story"'
    yield escape(t_3(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'draft'):
        pass
        template = environment.get_template('draft.html', 'person.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield from context.blocks['about'][0](context)
    yield from context.blocks['reasons'][0](context)
    yield from context.blocks['start'][0](context)
    yield from context.blocks['meet'][0](context)
    yield from context.blocks['ways'][0](context)
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
        template = environment.get_template('portrait.html', 'person.html')
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
    try:
        t_4 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<h1 class="name p-name"'
    yield escape(t_3(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>'
    yield escape(t_4(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '</h1>\n'

def block_about(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    try:
        t_4 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    pass
    if (environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'pronouns') or environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'where')):
        pass
        yield '<p class="about">'
        if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'pronouns'):
            pass
            yield '<span class="p-pronouns">'
            yield escape(t_4(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'pronouns'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
            yield '</span>'
        if (environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'pronouns') and environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'where')):
            pass
            yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'comma'))
        if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'where'):
            pass
            yield '<span class="p-locality">'
            yield escape(t_4(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'where'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
            yield '</span>'
        yield '</p>\n'

def block_reasons(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    try:
        t_4 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_5 = environment.filters['first']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'first' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<div class="reasons">\n'
    for l_1_reason in environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'reasons'):
        l_1_words = resolve('words')
        _loop_vars = {}
        pass
        if environment.getattr(l_1_reason, 'way'):
            pass
            yield '<p class="under"'
            yield escape(t_3((environment.getattr(t_5(environment, environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways')), 'language') or environment.getattr((undefined(name='words') if l_1_words is missing else l_1_words), 'language')), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
            yield '>'
            yield escape(t_4(environment.getattr(l_1_reason, 'way'), environment.getattr((undefined(name='words') if l_1_words is missing else l_1_words), 'language')))
            yield '</p>\n'
        yield '<div class="reason p-note">\n'
        yield escape(environment.getattr(l_1_reason, 'html'))
        yield '</div>\n'
    l_1_reason = l_1_words = missing
    yield '</div>\n'

def block_start(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_4 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'start_with'):
        pass
        yield '<div class="start">\n<p'
        yield escape(t_3(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '>'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'begin'), (undefined(name='root') if l_0_root is missing else l_0_root), title=environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'start_with'), 'link')))
        yield '</p>\n'
        if environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'start_with'), 'why'):
            pass
            yield '<p>'
            yield escape(t_4(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'start_with'), 'why'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
            yield '</p>\n'
        yield '</div>\n'

def block_meet(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_2 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'links'):
        pass
        yield '<p class="meet"'
        yield escape(t_3(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '>'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'meet'), (undefined(name='root') if l_0_root is missing else l_0_root), links=t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'links'))))
        yield '</p>\n'

def block_ways(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_person = resolve('person')
    l_0_name = resolve('name')
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_6 = environment.filters['linked']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'linked' found.")
    try:
        t_2 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways'):
        pass
        l_1_page = resolve('page')
        t_7 = []
        pass
        t_7.extend((
            '<bdi',
            escape(t_3((environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language') or environment.getattr((undefined(name='page') if l_1_page is missing else l_1_page), 'language')), environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'))),
            '>',
            escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name')),
            '</bdi>',
        ))
        l_0_name = (Markup if context.eval_ctx.autoescape else identity)(concat(t_7))
        _block_vars['name'] = l_0_name
        l_1_page = missing
        yield '<p class="ways"'
        yield escape(t_3(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '>'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'person_ways'), (undefined(name='root') if l_0_root is missing else l_0_root), name=(undefined(name='name') if l_0_name is missing else l_0_name), ways=t_2(t_6(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'ways'), (undefined(name='root') if l_0_root is missing else l_0_root)))))
        yield '</p>\n'

def block_foot(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield '<footer class="foot">\n'
    yield from context.blocks['crowd'][0](context)
    yield from context.blocks['colophon'][0](context)
    yield '</footer>\n'

def block_crowd(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_person = resolve('person')
    l_0_sentence = resolve('sentence')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_8 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    try:
        t_6 = environment.filters['linked']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'linked' found.")
    try:
        t_2 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    yield '<p class="crowd"'
    yield escape(t_3(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'crowd'):
        pass
        l_0_sentence = (environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'crowd') if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'crowd')[1:] else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'crowd_one'))
        _block_vars['sentence'] = l_0_sentence
        yield escape(t_1((undefined(name='sentence') if l_0_sentence is missing else l_0_sentence), (undefined(name='root') if l_0_root is missing else l_0_root), all=t_8(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'crowd_all'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), 'index.html', ))), names=t_2(t_6(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'crowd'), (undefined(name='root') if l_0_root is missing else l_0_root)))))
        yield '\n'
    else:
        pass
        yield escape(t_8(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'everybody'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), 'index.html', ))))
        yield '\n'
    yield '</p>\n'

def block_colophon(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    l_0_site = resolve('site')
    l_0_person = resolve('person')
    try:
        t_1 = environment.filters['fill']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'fill' found.")
    try:
        t_3 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_8 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    pass
    yield '<p class="colophon"'
    yield escape(t_3(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>\n'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'written'), (undefined(name='root') if l_0_root is missing else l_0_root), name=environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'card')))
    yield '\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'card'):
        pass
        yield '<span class="take"><br>'
        yield escape(t_8(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'contact'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'card'), ))))
        yield '</span>\n'
    if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'pages'):
        pass
        template = environment.get_template('pages.html', 'person.html')
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
    template = environment.get_template('more.html', 'person.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</p>\n'

blocks = {'title': block_title, 'main': block_main, 'who': block_who, 'portrait': block_portrait, 'name': block_name, 'about': block_about, 'reasons': block_reasons, 'start': block_start, 'meet': block_meet, 'ways': block_ways, 'foot': block_foot, 'crowd': block_crowd, 'colophon': block_colophon}
debug_info = '2=12&3=17&4=40&5=42&7=45&10=47&12=63&22=65&23=67&24=69&26=75&35=76&47=77&57=78&62=79&12=82&13=90&18=91&13=93&14=102&15=104&18=111&19=133&26=138&27=153&29=156&30=161&31=164&35=171&37=199&38=203&39=206&42=211&47=216&48=245&50=248&51=252&52=255&57=259&58=288&59=291&62=296&63=332&64=339&65=348&71=353&73=362&83=363&73=366&74=409&75=411&76=413&77=415&79=419&83=423&84=454&85=456&86=458&87=461&89=463&90=465&92=471&93=474&95=476'
# Made by Jinja of themes/skeleton/templates/person.html, not by hand.
