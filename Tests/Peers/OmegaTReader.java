import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderCSV;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;
import org.omegat.util.TMXProp;
import org.omegat.util.TMXReader2;

/** What OmegaT's own readers find in a file, as JSON lines: OmegaTReader tmx|tsv|csv|tbx FILE SOURCE TARGET. */
public class OmegaTReader {
    public static void main(String[] arguments) throws Exception {
        File file = new File(arguments[1]);
        setProject(arguments[2], arguments[3]);
        Language source = new Language(arguments[2]);
        Language target = new Language(arguments[3]);
        switch (arguments[0]) {
        case "tmx":
            // As a memory of tm/ is loaded: any level, the text of codes left out as preferences say.
            new TMXReader2().readTMX(file, source, target, false, false, true, false, (unit, from, to, isParagraph) -> {
                if (from == null || to == null) {
                    return true;
                }
                StringBuilder line = new StringBuilder("{\"texts\":[[\"en\"," + json(from.text) + "],[\"ru\"," + json(to.text) + "]]");
                line.append(",\"notes\":").append(json(unit.note));
                line.append(",\"props\":[");
                String comma = "";
                if (unit.props != null) {
                    for (TMXProp prop : unit.props) {
                        line.append(comma).append("[" + json(prop.getType()) + "," + json(prop.getValue()) + "]");
                        comma = ",";
                    }
                }
                line.append("],\"created\":[" + date(unit.creationdate) + "," + json(unit.creationid) + "]");
                line.append(",\"changed\":[" + date(unit.changedate) + "," + json(unit.changeid) + "]");
                line.append(",\"target created\":[" + date(to.creationdate) + "," + json(to.creationid) + "]");
                line.append(",\"target changed\":[" + date(to.changedate) + "," + json(to.changeid) + "]");
                System.out.println(line + "}");
                return true;
            });
            break;
        case "tsv":
            print(GlossaryReaderTSV.read(file, false));
            break;
        case "csv":
            print(GlossaryReaderCSV.read(file, false));
            break;
        default:
            print(GlossaryReaderTBX.read(file, false));
        }
    }

    /** A project with nothing in it but its languages: the reader of TBX asks for them. */
    private static void setProject(String source, String target) throws Exception {
        ProjectProperties properties = new ProjectProperties() { };
        properties.setSourceLanguage(source);
        properties.setTargetLanguage(target);
        Core.setProject((IProject) Proxy.newProxyInstance(
            OmegaTReader.class.getClassLoader(), new Class<?>[] {IProject.class},
            (proxy, method, values) -> method.getName().equals("getProjectProperties") ? properties : null));
    }

    private static void print(List<GlossaryEntry> entries) {
        for (GlossaryEntry entry : entries) {
            System.out.println(
                "{\"source\":" + json(entry.getSrcText()) + ",\"target\":" + json(entry.getLocText()) + ",\"comment\":"
                    + json(entry.getCommentText()) + "}");
        }
    }

    /** A date of TMX; 0 is none. */
    private static String date(long time) {
        if (time == 0) {
            return "null";
        }
        java.time.format.DateTimeFormatter form = java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
        return json(form.format(java.time.Instant.ofEpochMilli(time).atZone(java.time.ZoneOffset.UTC)));
    }

    private static String json(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder result = new StringBuilder("\"");
        for (char unit : text.toCharArray()) {
            if (unit == '"' || unit == '\\') {
                result.append('\\').append(unit);
            } else if (unit < 0x20 || unit > 0x7e) {
                result.append(String.format("\\u%04x", (int) unit));
            } else {
                result.append(unit);
            }
        }
        return result.append('"').toString();
    }
}
