//! The pages: routes, handlers, templates, assets and middleware.
