//! Counters in the text format of Prometheus: how often, how fast, with which status. Never who or what.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

/// Upper bounds of the histogram's buckets, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.002, 0.004, 0.008, 0.02, 0.05, 0.1, 0.5, 2.0, 10.0];

/// The counters of this process.
#[derive(Debug, Default)]
pub struct Metrics {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// By method, template of the path, and status.
    requests: BTreeMap<(String, String, u16), u64>,
    /// By template of the path.
    durations: BTreeMap<String, Histogram>,
}

#[derive(Debug, Default)]
struct Histogram {
    buckets: [u64; BOUNDS.len()],
    count: u64,
    seconds: f64,
}

impl Metrics {
    /// Counts one answer.
    pub fn record(&self, method: &str, route: &str, status: u16, took: Duration) {
        // A made-up method must not become a line of its own.
        let method = if matches!(method, "GET" | "HEAD" | "POST") { method } else { "other" };
        let mut inner = self.lock();
        *inner.requests.entry((method.into(), route.into(), status)).or_default() += 1;
        let histogram = inner.durations.entry(route.into()).or_default();
        let seconds = took.as_secs_f64();
        histogram.count += 1;
        histogram.seconds += seconds;
        for (bucket, bound) in histogram.buckets.iter_mut().zip(BOUNDS) {
            *bucket += u64::from(seconds <= bound);
        }
    }

    /// All of them as text.
    pub fn text(&self) -> String {
        let inner = self.lock();
        let mut out = String::from("# TYPE geleit_http_requests_total counter\n");
        for ((method, route, status), count) in &inner.requests {
            let _ = writeln!(
                out,
                "geleit_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}} {count}"
            );
        }
        out.push_str("# TYPE geleit_http_request_seconds histogram\n");
        for (route, histogram) in &inner.durations {
            let name = "geleit_http_request_seconds";
            for (count, bound) in histogram.buckets.iter().zip(BOUNDS) {
                let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"{bound}\"}} {count}");
            }
            let Histogram { count, seconds, .. } = histogram;
            let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}");
            let _ = writeln!(out, "{name}_sum{{route=\"{route}\"}} {seconds}");
            let _ = writeln!(out, "{name}_count{{route=\"{route}\"}} {count}");
        }
        out
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_template_and_speed() {
        let metrics = Metrics::default();
        metrics.record("GET", "/faelle/{case}", 200, Duration::from_micros(1500));
        metrics.record("GET", "/faelle/{case}", 200, Duration::from_secs(60));
        metrics.record("EVIL\"}", "/faelle/{case}", 405, Duration::ZERO);
        let text = metrics.text();
        for line in [
            "geleit_http_requests_total{method=\"GET\",route=\"/faelle/{case}\",status=\"200\"} 2",
            "geleit_http_requests_total{method=\"other\",route=\"/faelle/{case}\",status=\"405\"} 1",
            "geleit_http_request_seconds_bucket{route=\"/faelle/{case}\",le=\"0.001\"} 1",
            "geleit_http_request_seconds_bucket{route=\"/faelle/{case}\",le=\"0.002\"} 2",
            "geleit_http_request_seconds_bucket{route=\"/faelle/{case}\",le=\"+Inf\"} 3",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
    }
}
