"""The names that elements, classes and roles go by: what the other modules look up, and nothing else."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# --- elements -----------------------------------------------------------------------------

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

BLOCKS = HEADINGS | _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section "
    "summary table tbody td tfoot th thead tr ul xmp"
)
"""Elements that begin on a line of their own."""

VOID = _names("area base br col embed frame hr img input keygen link meta param source track wbr")
"""Elements that never hold anything."""

PLAIN = _names("basefont bdi bdo data font label nobr noscript o:p picture rb rtc sdfield slot span time")
"""Elements within a line that say nothing by themselves."""

LOST = _names("area bgsound button canvas embed frame iframe input meter progress select svg textarea")
"""Elements that stand for something that is not text, and go with all that is in them."""

SILENT = _names("base col colgroup head link meta param script source style template title track")
"""Elements in which nothing is to be read."""

# --- the page around the text -------------------------------------------------------------

FURNITURE = _names("aside button dialog footer form nav search")
FURNITURE_ROLES = _names(
    "alertdialog banner complementary contentinfo dialog doc-pagelist doc-toc form menu menubar navigation search toolbar"
)
KEPT_ROLES = _names("doc-endnote doc-endnotes doc-example doc-footnote doc-pullquote doc-tip note")
FURNITURE_CLASSES = _names(
    "addtoany_share_save_container article-tag author-bio author-box author-list blog-pager button-wrapper catlinks cmnt "
    "comment-list commentlist comments comments-area cookie-banner cookie-notice date-header disqus_thread footer-wrapper "
    "gutter headerlink jp-relatedposts kg-callout-emoji kg-signup-card like-button-container linenos msocomanchor msocomtxt "
    "mw-editsection mw-indicators mw-interlanguage-selector mw-jump-link navbox noprint p-lang-btn post-feeds post-footer "
    "post-labels post-ufi printfooter respond screen-reader-only screen-reader-text section-divider share-buttons sharedaddy "
    "skip-link social-share sr-only subscription-widget-wrap toc visually-hidden visuallyhidden"
)
FURNITURE_WORDS = _names(
    "ad ads advert advertisement breadcrumb breadcrumbs comment comments cookie menu modal nav navbar navigation newsletter "
    "pager pagination popup promo related share sharing sidebar skip social subscribe subscription"
)
"""Classes that begin so are about the page, where the element is short or mostly links."""

CAPTIONED = _names("float thumbinner tr-caption-container wp-caption")
CAPTIONS = _names("figcaption thumbcaption tr-caption wp-caption-text")

ARTICLES = _names("h-entry hentry")
"""Classes of an article that is no `article` (microformats)."""

SUBTITLES = _names("article-excerpt article-subtitle deck entry-subtitle p-summary post-subtitle standfirst subtitle")
BYLINES = _names(
    "article-byline article-meta byline byline-meta-content byline-wrapper dateline entry-byline entry-meta post-byline "
    "post-info post-meta posted-by posted-on reading-time"
)

# --- notes --------------------------------------------------------------------------------

NOTE_ROLES = _names("doc-endnote doc-footnote endnote footnote rearnote")
NOTE_CLASSES = _names(
    "MsoEndnoteText MsoFootnoteText endnote footdef footnote footnote-definition footnotedef footnotes_plugin_reference_row"
)
NOTE_LIST_ROLES = _names("doc-endnotes endnotes footnotes rearnotes")
NOTE_LISTS = _names(
    "easy-footnotes-wrapper endnotes footnote-list footnote-section footnotes footnotes-list footnotes_reference_container "
    "sdfootnotes simple-footnotes wp-block-footnotes"
)
MARK_CLASSES = _names(
    "easy-footnote fn-ref footnote-anchor footnote-identifier-link footnote-ref footnote-reference footnoteRef "
    "footnote_referrer footref jetpack-footnote noteref sdendnoteanc sdfootnoteanc simple-footnote"
)
SIDENOTES = _names("marginnote sidenote")
"""Notes that stand in the text itself, where their mark is."""
BACK_CLASSES = _names(
    "backlink data-footnote-backref easy-footnote-to-top footnote-back footnote-back-link footnote-backlink footnote-backref "
    "footnote_backlink mw-cite-backlink reversefootnote sdendnotesym sdfootnotesym"
)
