// Written by GoldenTypesTest in core/frontends; -Dgolden.write=true writes it anew.
import type { Commands } from '../../../main/ts/api/commands';
import type { ServerEvent } from '../../../main/ts/api/events';
import type { ExecMessage, ServerMessage } from '../../../main/ts/api/messages';

type Answer<Name extends string> = Name extends keyof Commands ? Commands[Name]['answer'] : unknown;

function answer<Name extends string>(name: Name, value: Answer<Name>): unknown {
  return { name, value };
}

export const events: ServerEvent[] = [
  {"event":"server-state","data":{"state":"started"}},
  {"event":"notification","data":{"type":"warning","title":"Certificates","description":"They were renewed."}},
  {"event":"device-connected","data":{"os":"Android","title":"Pixel 8","deviceType":"emulator","serial":"emulator-5554","features":{"screenshotAvailable":true,"screenCaptureAvailable":true}}},
  {"event":"device-disconnected","data":{"os":"Android","title":"Pixel 8","deviceType":"emulator","serial":"emulator-5554","features":{"screenshotAvailable":true,"screenCaptureAvailable":true}}},
  {"event":"device-removed","data":{"os":"Android","title":"Pixel 8","deviceType":"emulator","serial":"emulator-5554","features":{"screenshotAvailable":true,"screenCaptureAvailable":true}}},
  {"event":"device-log","data":{"serial":"emulator-5554","entry":{"date":"2026-01-02T03:04:05Z","type":"warn","pid":12,"tid":34,"app":"com.example.shop","tag":"OkHttp","message":"A line \"quoted\"."}}},
  {"event":"device-crash","data":{"serial":"emulator-5554","crash":{"name":"NullPointerException","reason":"Attempt to read","callstack":"at Shop.open(Shop.java:7)","date":1767323045000}}},
  {"event":"device-crash","data":{"serial":"emulator-5554","crash":{"name":"SIGSEGV","reason":"unknown"}}},
  {"event":"client-setup","data":{"os":"Android","deviceName":"Pixel 8","appName":"Shop"}},
  {"event":"client-setup-step","data":{"client":{"os":"Android","deviceName":"Pixel 8","appName":"Shop"},"step":"The certificate was issued."}},
  {"event":"client-setup-error","data":{"client":{"os":"Android","deviceName":"Pixel 8","appName":"Shop"},"type":"error","message":"The directory holds another request. (csr-mismatch) try: start the app again"}},
  {"event":"client-setup-secret-exchange","data":{"client":{"os":"Android","deviceName":"Pixel 8","appName":"Shop"},"secret":"c2VjcmV0"}},
  {"event":"client-connected","data":{"id":"Shop#Android#Pixel%208#emulator-5554","query":{"app":"Shop","app_id":"com.example.shop","os":"Android","device":"Pixel 8","device_id":"emulator-5554","sdk_version":4,"medium":"FS_ACCESS"}}},
  {"event":"client-connected","data":{"id":"Page#Browser#Chrome#","query":{"app":"Page","os":"Browser","device":"Chrome","device_id":"","medium":"NONE"}}},
  {"event":"client-disconnected","data":{"id":"Shop#Android#Pixel%208#emulator-5554"}},
  {"event":"client-message","data":{"id":"Shop#Android#Pixel%208#emulator-5554","message":"{\"method\":\"execute\"}"}},
  {"event":"connectivity-troubleshoot-log","data":[{"time":"2026-01-02T03:04:05Z","type":"error","message":"The directory holds another request. (csr-mismatch) try: start the app again","os":"Android","device":"Pixel 8","app":"Shop","medium":"FS_ACCESS"}]},
  {"event":"connectivity-troubleshoot-log","data":[{"time":"2026-01-02T03:04:05Z","type":"info","message":"An app connected."}]},
  {"event":"browser-connection-created","data":{}},
  {"event":"bottlenose-client-plugins","data":{"id":"Shop#Android#Pixel%208#emulator-5554","plugins":["Databases","Network"],"backgroundPlugins":["Network"]}},
];
export const answers = [
  answer("get-server-state", {"state":"started","error":"undefined"}),
  answer("environment-info", {"name":"value"}),
  answer("log-connectivity-event", undefined),
  answer("shutdown", undefined),
  answer("bottlenose-connectivity-notes", [{"time":"2026-01-02T03:04:05Z","type":"error","message":"The directory holds another request. (csr-mismatch) try: start the app again","os":"Android","device":"Pixel 8","app":"Shop","medium":"FS_ACCESS"},{"time":"2026-01-02T03:04:05Z","type":"info","message":"An app connected."}]),
  answer("bottlenose-diagnoses", [{"app":"Shop","os":"Android","device":"Pixel 8","code":"csr-mismatch","message":"The directory holds another request.","next":"start the app again","count":2,"last":"2026-01-02T03:04:05Z"}]),
  answer("bottlenose-certificates", {"fingerprint":"AB:CD","subject":"CN=Sonar","notBefore":"2026-01-02T03:04:05Z","notAfter":"2026-01-02T03:04:05Z","rotationDue":"2026-01-02T03:04:05Z"}),
  answer("bottlenose-rotate-certificates", {"fingerprint":"AB:CD","subject":"CN=Sonar","notBefore":"2026-01-02T03:04:05Z","notAfter":"2026-01-02T03:04:05Z","rotationDue":"2026-01-02T03:04:05Z"}),
  answer("bottlenose-pair", {"id":7,"expires":"2026-01-02T03:04:05Z","apps":3,"used":1,"code":"ABCD-EFGH","qr":"<svg/>"}),
  answer("bottlenose-pairing-codes", [{"id":7,"expires":"2026-01-02T03:04:05Z","apps":3,"used":1}]),
  answer("bottlenose-revoke-pairing-code", undefined),
  answer("client-list", [{"id":"Shop#Android#Pixel%208#emulator-5554","query":{"app":"Shop","app_id":"com.example.shop","os":"Android","device":"Pixel 8","device_id":"emulator-5554","sdk_version":4,"medium":"FS_ACCESS"},"plugins":["Databases","Network"],"backgroundPlugins":["Network"]}]),
  answer("client-find", {"id":"Shop#Android#Pixel%208#emulator-5554","query":{"app":"Shop","app_id":"com.example.shop","os":"Android","device":"Pixel 8","device_id":"emulator-5554","sdk_version":4,"medium":"FS_ACCESS"},"plugins":["Databases","Network"],"backgroundPlugins":["Network"]}),
  answer("client-find", undefined),
  answer("client-request", undefined),
  answer("client-request-response", {"success":{"name":"value"},"length":28}),
  answer("bottlenose-gone-clients", [{"id":"Shop#Android#Pixel%208#emulator-5554","query":{"app":"Shop","app_id":"com.example.shop","os":"Android","device":"Pixel 8","device_id":"emulator-5554","sdk_version":4,"medium":"FS_ACCESS"},"plugins":["Databases","Network"],"backgroundPlugins":["Network"]}]),
  answer("bottlenose-open-history", undefined),
  answer("device-list", [{"os":"Android","title":"Pixel 8","deviceType":"emulator","serial":"emulator-5554","features":{"screenshotAvailable":true,"screenCaptureAvailable":true}}]),
  answer("device-find", {"os":"Android","title":"Pixel 8","deviceType":"emulator","serial":"emulator-5554","features":{"screenshotAvailable":true,"screenCaptureAvailable":true}}),
  answer("device-take-screenshot", "iVBORw0KGgo="),
  answer("device-start-screencapture", undefined),
  answer("device-stop-screencapture", "/tmp/film.mp4"),
  answer("device-shell-exec", "output"),
  answer("device-install-app", undefined),
  answer("device-open-app", undefined),
  answer("device-navigate", undefined),
  answer("device-clear-logs", undefined),
  answer("device-forward-port", true),
  answer("android-get-emulators", ["Pixel_8"]),
  answer("android-launch-emulator", undefined),
  answer("android-adb-kill", undefined),
  answer("ios-idb-kill", undefined),
  answer("ios-get-simulators", [{"udid":"A1","name":"iPhone 15","type":"emulator","state":"booted","osVersion":"iOS 17.2"}]),
  answer("ios-launch-simulator", undefined),
  answer("ios-launch-app", undefined),
  answer("bottlenose-device-troubles", [{"code":"csr-mismatch","message":"The directory holds another request.","next":"start the app again"}]),
  answer("bottlenose-device-history", {"logs":[{"date":"2026-01-02T03:04:05Z","type":"warn","pid":12,"tid":34,"app":"com.example.shop","tag":"OkHttp","message":"A line \"quoted\"."}],"crashes":[{"name":"NullPointerException","reason":"Attempt to read","callstack":"at Shop.open(Shop.java:7)","date":1767323045000},{"name":"SIGSEGV","reason":"unknown"}]}),
  answer("bottlenose-forget-device-log", undefined),
  answer("get-config", {"name":"value"}),
  answer("is-logged-in", false),
  answer("persist-settings", undefined),
  answer("persist-launcher-settings", undefined),
  answer("get-changelog", ""),
  answer("doctor-get-healthchecks", {"name":"value"}),
  answer("doctor-run-healthcheck", {"name":"value"}),
  answer("plugins-load-dynamic-plugins", [{"name":"value"}]),
  answer("plugin-source", "export {};"),
  answer("plugins-remove-plugins", undefined),
  answer("plugins-get-installed-plugins", []),
  answer("plugins-get-bundled-plugins", []),
  answer("plugins-load-marketplace-plugins", []),
  answer("plugins-get-updatable-plugins", []),
];
export const messages: ServerMessage[] = [
  {"event":"exec-response","payload":{"id":1}},
  {"event":"exec-response","payload":{"id":2,"data":true}},
  {"event":"exec-response-error","payload":{"id":3,"data":"The directory holds another request. (csr-mismatch) try: start the app again","fault":{"code":"csr-mismatch","message":"The directory holds another request.","next":"start the app again"}}},
  {"event":"exec-response-error","payload":{"id":4,"data":"Unimplemented server command: x"}},
  {"event":"server-event","payload":{"event":"client-disconnected","data":{"id":"Shop"}}},
  {"event":"error","payload":{"message":"The message is not JSON."}},
];
export const execs: ExecMessage[] = [
  {"event":"exec","payload":{"id":1,"command":"client-find","args":["Shop"]}},
];
