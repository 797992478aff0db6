// Smooths the steps of edges in a picture of one sample a pixel, along the edge (FXAA, after Timothy Lottes). Leaves alpha as it is.
precision highp float;
uniform sampler2D P;
uniform vec2 R;
float luma(vec2 at) { return dot(texture2D(P, at / R).rgb, vec3(.299, .587, .114)); }
vec3 along(vec2 at, vec2 d) { return texture2D(P, (at + d) / R).rgb + texture2D(P, (at - d) / R).rgb; }
void main() {
  vec2 at = gl_FragCoord.xy;
  vec4 here = texture2D(P, at / R);
  float nw = luma(at + vec2(-1, 1)), ne = luma(at + vec2(1, 1)), sw = luma(at + vec2(-1, -1)), se = luma(at + vec2(1, -1));
  float m = dot(here.rgb, vec3(.299, .587, .114));
  float low = min(m, min(min(nw, ne), min(sw, se))), high = max(m, max(max(nw, ne), max(sw, se)));
  vec2 dir = vec2(sw + se - nw - ne, nw + sw - ne - se);
  float least = 1. / (min(abs(dir.x), abs(dir.y)) + max((nw + ne + sw + se) * .03125, .0078));
  dir = clamp(dir * least, -8., 8.);
  vec3 a = along(at, dir * .1667) * .5, b = a * .5 + along(at, dir * .5) * .25;
  float lb = dot(b, vec3(.299, .587, .114));
  gl_FragColor = vec4(high - low < .04 ? here.rgb : lb < low || lb > high ? a : b, here.a);
}
