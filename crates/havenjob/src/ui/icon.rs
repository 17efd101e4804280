use maud::{Markup, PreEscaped, html};

/// Every icon, of one family (Lucide, ISC).
macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        /// An icon's name: what it shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Icon { $(#[doc = $file] $name),+ }

        impl Icon {
            /// All of them, for the page that shows the components.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),+];

            fn svg(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../assets/icons/", $file, ".svg"))),+ }
            }
        }
    };
}

icons! {
    ArrowDown = "arrow-down",
    ArrowLeft = "arrow-left",
    ArrowRight = "arrow-right",
    ArrowUp = "arrow-up",
    Award = "award",
    Bot = "bot",
    Briefcase = "briefcase",
    Calendar = "calendar",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronRight = "chevron-right",
    Circle = "circle",
    CircleAlert = "circle-alert",
    CircleCheck = "circle-check",
    CircleDashed = "circle-dashed",
    CircleHelp = "circle-help",
    CircleSlash = "circle-slash",
    Clock = "clock",
    Code = "code",
    Copy = "copy",
    Download = "download",
    Ellipsis = "ellipsis",
    ExternalLink = "external-link",
    Eye = "eye",
    FileText = "file-text",
    Files = "files",
    Fingerprint = "fingerprint",
    FolderGit2 = "folder-git-2",
    Globe = "globe",
    GraduationCap = "graduation-cap",
    GripVertical = "grip-vertical",
    History = "history",
    House = "house",
    Info = "info",
    KeyRound = "key-round",
    Languages = "languages",
    LayoutDashboard = "layout-dashboard",
    LayoutTemplate = "layout-template",
    Link = "link",
    ListChecks = "list-checks",
    Lock = "lock",
    LogOut = "log-out",
    Mail = "mail",
    MapPin = "map-pin",
    Menu = "menu",
    MessageCircle = "message-circle",
    Monitor = "monitor",
    Moon = "moon",
    Pencil = "pencil",
    Phone = "phone",
    Plus = "plus",
    Quote = "quote",
    Redo2 = "redo-2",
    RefreshCw = "refresh-cw",
    RotateCcw = "rotate-ccw",
    Search = "search",
    Send = "send",
    Settings = "settings",
    ShieldCheck = "shield-check",
    Sparkles = "sparkles",
    Square = "square",
    Star = "star",
    Sun = "sun",
    Target = "target",
    Trash2 = "trash-2",
    TriangleAlert = "triangle-alert",
    Undo2 = "undo-2",
    Upload = "upload",
    User = "user",
    X = "x",
}

/// A picture beside words. It says nothing of its own: screen readers pass over it.
pub(crate) fn icon(icon: Icon) -> Markup {
    // The licence stands in the folder; in the page it would be sent with every picture.
    let svg = icon.svg().split_once("-->").map_or(icon.svg(), |(_, svg)| svg).trim();
    html! { span.icon aria-hidden="true" { (PreEscaped(svg)) } }
}
